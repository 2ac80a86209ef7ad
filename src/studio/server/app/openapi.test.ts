// Tests that the description of the API has exactly the existing routes.
import { tmpdir } from 'node:os'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { hostNames } from '../guard/guard.js'
import { Studio } from '../studio.js'
import { studioApp } from './app.js'
import { openApi } from './openapi.js'

const studio = new Studio({ folder: tmpdir(), device: 'cpu', threads: 1 })
const app = studioApp(studio, { names: hostNames('localhost') })

it('describes every route, and no other one', () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
    .map(
      ({ method, path }) =>
        `${method.toLowerCase()} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`,
    )
  const { paths } = openApi() as { paths: Record<string, Record<string, object>> }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(described.sort()).toEqual(routes.sort())
})

it('describes a list as repeatable', () => {
  const { paths } = openApi() as { paths: Record<string, Record<string, { parameters: object[] }>> }
  expect(paths['/api/sparks']?.get?.parameters).toEqual([
    expect.objectContaining({ name: 'runs', schema: { type: 'array', items: { type: 'string' } } }),
  ])
})

it('is a valid OpenAPI 3.1 document, which a dangling reference would not be', async () => {
  const document = JSON.parse(JSON.stringify(openApi()))
  const { valid, errors } = await new Validator().validate(document)
  expect([valid, errors]).toEqual([true, undefined])
  const { schemas } = document.components
  const referred = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)]
  expect(referred.filter(([, name = '']) => !(name in schemas))).toEqual([])
  expect(referred.length).toBeGreaterThan(0)
  const broken = { ...document, paths: { '/api/state': { get: { responses: 3 } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

it('has a body for every JSON response', () => {
  const { paths } = JSON.parse(JSON.stringify(openApi()))
  const state = paths['/api/state'].get.responses['200'].content['application/json']
  expect(state).toEqual({ schema: { $ref: '#/components/schemas/State' } })
  const events = paths['/api/events'].get.responses['200'].content['text/event-stream']
  expect(events).toEqual({ schema: { $ref: '#/components/schemas/Event' } })
})

it('is served', async () => {
  const response = await app.request('http://localhost/api/openapi.json', {
    headers: { host: 'localhost' },
  })
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/state': {} } })
})
