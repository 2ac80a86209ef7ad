// Follows the address, and changes it.
import { type Address, readAddress, writeAddress } from './address.js'

let address = $state.raw(readAddress(location.hash))

addEventListener('hashchange', () => {
  address = readAddress(location.hash)
})

export function currentAddress(): Address {
  return address
}

export function goTo(next: Address): void {
  location.hash = writeAddress(next)
}

/** Changes what the address says of this page, without a step in the browser's history. */
export function restate(next: Address): void {
  history.replaceState(null, '', writeAddress(next))
}
