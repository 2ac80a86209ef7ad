// Access control: only pages of this server, by one of its host names, with its token if it has one.
import { timingSafeEqual } from 'node:crypto'
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { HttpError } from './http-error.js'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** For every response, errors too. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // Together they allow the page threads.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

export function addSecurityHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    // A file of a run has a stricter policy of its own.
    for (const [name, value] of Object.entries(securityHeaders))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  }
}

/** The host names of a server that listens at `host`, as in addresses. */
export function hostNames(host: string): ReadonlySet<string> {
  const addresses = machineAddresses().map(({ address }) => address)
  const own = isWildcardHost(host) ? [hostname(), `${hostname()}.local`, ...addresses] : [host]
  return new Set([...loopback, ...own.map((each) => formatHost(each).toLowerCase())])
}

/** Those under which other machines may reach a server that listens at `host`, if that means all addresses. */
export function externalAddresses(host: string): string[] {
  if (!isWildcardHost(host)) return []
  return machineAddresses()
    .filter(({ family, internal }) => !internal && (family === 'IPv4' || host === '::'))
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('fe80:'))
}

/** As in addresses of pages. */
export function formatHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Whether it stands for all addresses of this machine. */
export function isWildcardHost(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function machineAddresses(): NetworkInterfaceInfo[] {
  return Object.values(networkInterfaces()).flatMap((each) => each ?? [])
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** Responds with 403 to a foreign Host or Origin: other sites, and DNS rebinding. */
export function originGuard(names: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!names.has(name))
      throw new HttpError(403, 'studio.foreign', { header: 'Host', actual: host })
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`)
      throw new HttpError(403, 'studio.foreign', { header: 'Origin', actual: origin })
    // Embedded requests come without an Origin; another port of this machine is another site too.
    const site = context.req.header('sec-fetch-site') ?? 'none'
    const isOpened = context.req.header('sec-fetch-mode') === 'navigate' && context.req.path === '/'
    if (!['same-origin', 'none'].includes(site) && !isOpened)
      throw new HttpError(403, 'studio.foreign', { header: 'Sec-Fetch-Site', actual: site })
    await next()
  }
}

/** Cookies are shared between ports: each studio of a machine needs one of its own. */
function cookieName({ req }: Context): string {
  const port = /:(\d+)$/.exec(req.header('host') ?? '')?.[1] ?? '80'
  return `jamjae-token-${port}`
}

/** Accepts the token from the address of the page once, then from a cookie; from a program in the header or in the
 *  address. Other credentials beside it, such as those for a proxy, do not matter. */
export function tokenAuth(token: string): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req
    const given = context.req.query('token')
    const [, bearer] = /^Bearer +(.+)$/i.exec(context.req.header('authorization') ?? '') ?? []
    const credentials = [given, bearer, getCookie(context, cookieName(context))]
    if (!credentials.some((each) => timingSafeEquals(each ?? '', token)))
      throw new HttpError(401, 'studio.token')
    if (method === 'GET' && path === '/' && timingSafeEquals(given ?? '', token)) {
      setCookie(context, cookieName(context), token, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
      })
      // A redirect would still be the other site's navigation, which sends no cookie: the page itself continues.
      const headers = { Refresh: '0; url=/', 'Cache-Control': 'no-store' }
      return context.html('<!doctype html><a href="/">Jamjae</a>', 200, headers)
    }
    await next()
  }
}

function timingSafeEquals(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
