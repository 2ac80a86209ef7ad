// Follows the address, and changes it.
import { formatRoute, parseRoute, type Route } from './address.js'

let address = $state.raw(parseRoute(location.hash))

addEventListener('hashchange', () => {
  address = parseRoute(location.hash)
})

export function currentRoute(): Route {
  return address
}

export function navigate(next: Route): void {
  location.hash = formatRoute(next)
}

/** Changes what the address says of this page, without a step in the browser's history. */
export function replaceRoute(next: Route): void {
  history.replaceState(null, '', formatRoute(next))
}
