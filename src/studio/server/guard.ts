// Who may ask: only pages of this very server, by an address that is its own, with its token where it has one.
import { timingSafeEqual } from 'node:crypto'
import { hostname, networkInterfaces } from 'node:os'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Refusal } from './refusal.js'

const cookieName = 'jamjae-token'
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** For every answer, errors too. */
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

export function withSecurityHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    // A file of a run has a stricter policy of its own.
    for (const [name, value] of Object.entries(securityHeaders))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  }
}

/** The names that lead to a server that listens at `host`, as addresses have them. */
export function namesOf(host: string): ReadonlySet<string> {
  if (isLoopback(host)) return new Set(loopback)
  const everywhere = ['0.0.0.0', '::'].includes(host)
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const own = everywhere
    ? [hostname(), `${hostname()}.local`, ...addresses.map(({ address }) => address)]
    : [host]
  const written = own.map((each) => (each.includes(':') ? `[${each}]` : each).toLowerCase())
  return new Set([...loopback, ...written])
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** Answers 403 to a foreign Host or Origin: other sites, and names that were made to lead here. */
export function refuseForeign(names: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!names.has(name)) throw new Refusal(403, 'studio.foreign', { header: 'Host', actual: host })
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`)
      throw new Refusal(403, 'studio.foreign', { header: 'Origin', actual: origin })
    // What another site embeds comes without an Origin; another port of this machine is another site too.
    const site = context.req.header('sec-fetch-site') ?? 'none'
    const isOpened = context.req.header('sec-fetch-mode') === 'navigate' && context.req.path === '/'
    if (!['same-origin', 'none'].includes(site) && !isOpened)
      throw new Refusal(403, 'studio.foreign', { header: 'Sec-Fetch-Site', actual: site })
    await next()
  }
}

/** Takes the token from the address once, then from a cookie, or from a header of a program. */
export function demandToken(token: string): MiddlewareHandler {
  return async (context, next) => {
    const given = context.req.query('token')
    if (given !== undefined && context.req.method === 'GET' && isEqual(given, token)) {
      setCookie(context, cookieName, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      return context.redirect('/', 303)
    }
    const bearer = context.req.header('authorization')?.replace(/^Bearer /, '')
    if (!isEqual(bearer ?? getCookie(context, cookieName) ?? '', token))
      throw new Refusal(401, 'studio.token')
    await next()
  }
}

function isEqual(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
