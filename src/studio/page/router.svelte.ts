// The router: follows the address, and changes it.
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

/** Changes the page's parameters in the address, without a new entry in the browser's history. */
export function replaceRoute(next: Route): void {
  history.replaceState(null, '', formatRoute(next))
}
