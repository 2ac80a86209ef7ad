// Checks a server's responses and events against the schemas of the API: nothing missing, nothing else, nothing omitted.
import { expect } from 'vitest'
import type * as z from 'zod'
import { errorSchema } from '../../src/studio/api/errors.js'
import { eventSchema } from '../../src/studio/api/events.js'
import { type Route, routes } from '../../src/studio/api/routes.js'
import type { Answer, StudioEvent } from './studio-process.js'

/** The addresses that responded with JSON and the events that were sent, since this process started. */
export const seen = { answers: new Set<string>(), events: new Set<string>() }

const patterns = Object.entries(routes).map(([address, route]: [string, Route]) => {
  const [method = '', path = ''] = address.split(' ')
  // The last part of an address may contain slashes, as that of a file.
  const written = path.replace(/\{\w+\}/g, '[^/]+').replace(/files\/\[\^\/\]\+$/, 'files/.+')
  return { address, route, method: method.toUpperCase(), pattern: new RegExp(`^${written}$`) }
})

/** Fails if the response does not match the API's schema of that address. */
export function holdAnswer(method: string, path: string, { status, headers, json }: Answer): void {
  const [place = ''] = path.split('?')
  if (!place.startsWith('/api/')) return
  const isJson = headers['content-type']?.startsWith('application/json') ?? false
  if (status >= 400) {
    expect(isJson, `${method} ${path}`).toBe(true)
    hold(errorSchema, json(), `${method} ${path}`)
    return
  }
  const found = patterns.find((each) => each.method === method && each.pattern.test(place))
  if (!found) throw new Error(`${method} ${path} is answered, and not described`)
  const { address, route } = found
  expect(status === 206 ? 200 : status, address).toBe(route.status)
  const isDescribed = isJson && route.answer !== undefined
  if (!isDescribed) {
    // A file may be one of JSON.
    const isFile = address.endsWith('/{file}')
    if (isJson && !isFile) throw new Error(`${address} answers JSON without a schema`)
    expect(!route.answer || isFile, `${address} answers no JSON`).toBe(true)
    return
  }
  hold(route.answer as z.ZodType, json(), address)
  seen.answers.add(address)
}

/** Fails if the event is none of the API's. */
export function holdEvent({ name, data }: StudioEvent): void {
  hold(eventSchema, { name, data }, `event ${name}`)
  seen.events.add(name)
}

/** Fields that parsing drops or fills in show as a difference. */
function hold(schema: z.ZodType, value: unknown, what: string): void {
  const { data, error } = schema.safeParse(value)
  if (error) throw new Error(`${what} is not as described: ${error.message}`)
  expect(data, what).toEqual(value)
}
