// Requests that a server has to refuse, each with the right status, as JSON, and without a trace on the disk.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { recipes } from '../../../recipes/recipes.js'
import { parseConfiguration } from '../../../recipes/resolve.js'
import { runFormat } from '../../../runs/folder/format-version.js'
import { hostNames } from '../guard/guard.js'
import { Studio } from '../studio.js'
import { studioApp } from './app.js'

const token = 'a-token'
const host = 'localhost:4000'
const names = hostNames('localhost')
const cookie = `jamjae-token-4000=${token}`
let folder: string
let studio: Studio
let open: Hono
let closed: Hono

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-app-'))
  studio = new Studio({ folder, device: 'cpu', threads: 1 })
  open = studioApp(studio, { names })
  closed = studioApp(studio, { names, token })
})
afterAll(async () => {
  await studio.close()
  await rm(folder, { recursive: true })
})
afterEach(() => {
  vi.restoreAllMocks()
})

function ask(app: Hono, path: string, { headers, ...options }: RequestInit = {}) {
  return app.request(`http://${host}${path}`, { ...options, headers: { host, ...headers } })
}

/** The folder of a run that has not been trained. */
async function writeRun(
  name: string,
  recipe: 'ch13-vae' | 'tabular-vae',
  input: readonly number[],
): Promise<void> {
  const written = parseConfiguration(recipes[recipe])
  const description = {
    format: runFormat,
    name,
    status: 'interrupted',
    created: '2026-01-01T00:00:00.000Z',
    updated: '2026-01-01T00:00:00.000Z',
    configuration: { ...written, model: { ...written.model, input } },
    data: {
      source: 'digits',
      fingerprint: '',
      shape: input,
      trainingExamples: 1,
      validationExamples: 1,
    },
    engine: { device: 'cpu', threads: 1 },
    versions: {},
    progress: { epochs: 0, steps: 0, seconds: 0 },
  }
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'run.json'), JSON.stringify(description))
}

it('encodes a picture for a model of images, and refuses one for a model of rows', async () => {
  await writeRun('table', 'tabular-vae', [2, 3])
  await writeRun('images', 'ch13-vae', [28, 28])
  const create = { width: 5, height: 4, channels: 3, background: 'white' } as const
  const png = await sharp({ create }).png().toBuffer()
  const encode = (name: string) =>
    ask(open, `/api/runs/${name}/encode`, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: Uint8Array.from(png),
    })
  const refused = await encode('table')
  expect(refused.status).toBe(409)
  expect((await refused.json()).error).toMatchObject({ code: 'studio.rows' })
  const encoded = await encode('images')
  expect([encoded.status, (await encoded.arrayBuffer()).byteLength]).toEqual([200, 28 * 28 * 4])
})

it('prints nothing for a client that leaves in the middle of its body', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const send = async (path: string, type: string) => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
      pull: (controller) => controller.error(new Error('aborted')),
    })
    const options = { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' }
    return (await ask(open, path, options as RequestInit)).json()
  }
  const ended = { error: { code: 'studio.bodyEnded' } }
  expect(await send('/api/check', 'application/json')).toMatchObject(ended)
  expect(await send('/api/runs/images/encode', 'image/png')).toMatchObject(ended)
  expect(printed).not.toHaveBeenCalled()
})

it.each([
  ['a valid cookie', { cookie }, 200],
  [
    'a valid cookie beside the credentials of a proxy',
    { cookie, authorization: 'Basic eDp5' },
    200,
  ],
  ['a valid cookie beside another token', { cookie, authorization: 'Bearer other' }, 200],
  ['the token in the header', { authorization: `bearer ${token}` }, 200],
  ['only the credentials of a proxy', { authorization: 'Basic eDp5' }, 401],
  ['the token under another scheme', { authorization: `Basic ${token}` }, 401],
  ['an empty token', { authorization: 'Bearer ' }, 401],
  ['no token', {}, 401],
])('with %s responds as it should', async (_, headers, status) => {
  const answer = await ask(closed, '/api/state', { headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json'])
})

it.each(['/api', '/api/', '/api/state', '/api/none'])('responds to %s with JSON', async (path) => {
  for (const query of [`?token=${token}`, '?token=other', '']) {
    const answer = await ask(closed, path + query)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.status === 401).toBe(query !== `?token=${token}`)
  }
  const page = await ask(closed, `/?token=${token}`)
  expect(page.headers.get('set-cookie')).toMatch(`${token}`)
})

it.each([
  ['TRACE', '/api/state', 405, 'GET, HEAD, OPTIONS'],
  ['PUT', '/api/runs', 405, 'GET, HEAD, POST, OPTIONS'],
  ['GET', '/api/runs/some', 405, 'DELETE, OPTIONS'],
  ['POST', '/api/runs/some/files/model/decoder.onnx', 405, 'GET, HEAD, OPTIONS'],
  ['DELETE', '/', 405, 'GET, HEAD, OPTIONS'],
  ['TRACE', '/', 405, 'GET, HEAD, OPTIONS'],
  ['OPTIONS', '/api/runs', 204, 'GET, HEAD, POST, OPTIONS'],
  ['OPTIONS', '/', 204, 'GET, HEAD, OPTIONS'],
  ['TRACE', '/api/none', 404, null],
  ['OPTIONS', '/api/none', 404, null],
])('%s %s is answered with %i', async (method, path, status, allow) => {
  // A Request cannot be made with some methods, but a server receives them.
  const request = new Request(`http://${host}${path}`, { headers: { host } })
  Object.defineProperty(request, 'method', { value: method })
  const answer = await open.request(request)
  expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow])
  if (status === 405 && path.startsWith('/api'))
    expect((await answer.json()).error.code).toBe('studio.method')
})

it('of several deletions and restorations at once one succeeds, and nothing else is left', async () => {
  vi.spyOn(console, 'error').mockImplementation((error) => {
    throw error
  })
  const elsewhere = new Studio({ folder, device: 'cpu', threads: 1 })
  const other = studioApp(elsewhere, { names })
  const several = async (path: string, options: RequestInit) => {
    const answers = await Promise.all(
      [open, other, open, other].map((app) => ask(app, path, options)),
    )
    const statuses = answers.map(({ status }) => status).sort()
    const found = answers.find(({ status }) => status === 200)
    return { statuses, answer: await found?.json() }
  }
  await writeRun('twice', 'ch13-vae', [28, 28])
  for (let round = 0; round < 5; round++) {
    const deleted = await several('/api/runs/twice', { method: 'DELETE' })
    expect(deleted.statuses).toEqual([200, 404, 404, 404])
    const { undo } = deleted.answer
    expect(await readdir(join(folder, '.trash'))).toEqual([undo])
    const restored = await several(`/api/trash/${undo}/restore`, { method: 'POST' })
    expect(restored.statuses[0]).toBe(200)
    for (const status of restored.statuses.slice(1)) expect([404, 409]).toContain(status)
    expect(await readdir(join(folder, '.trash'))).toEqual([])
    expect(existsSync(join(folder, 'twice', 'run.json'))).toBe(true)
  }
  await elsewhere.close()
})

it('says which process trains a run that cannot be deleted', async () => {
  await writeRun('held', 'ch13-vae', [28, 28])
  const lock = join(folder, 'held', 'training.lock')
  await writeFile(lock, JSON.stringify({ pid: 4321, host: 'another-machine' }))
  const answer = await ask(open, '/api/runs/held', { method: 'DELETE' })
  expect(answer.status).toBe(409)
  expect((await answer.json()).error.message).toMatch(/process 4321 on another-machine/)
})
