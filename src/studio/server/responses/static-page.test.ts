// Tests of the answers with files of the page: types, how long they are kept, how they are packed.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StaticPage } from './static-page.js'

let folder: string
let page: StaticPage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets', 'main-abc.js'), 'export {}')
  await writeFile(join(folder, 'assets', 'ort-abc.wasm'), Uint8Array.of(0, 1, 2, 3))
  page = new StaticPage(folder)
})
afterAll(() => rm(folder, { recursive: true }))

const ask = (file: string, headers: Record<string, string> = {}) =>
  page.answer(new Request(`http://localhost/${file}`, { headers }), file)

it('the page itself is asked for again, what has a hash in its name never', async () => {
  const index = await ask('')
  expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(index.headers.get('cache-control')).toBe('no-cache')
  expect(await index.text()).toBe('<!doctype html>')
  const again = await ask('', { 'if-none-match': index.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const script = await ask('assets/main-abc.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toMatch(/immutable/)
  expect((await ask('assets/ort-abc.wasm')).headers.get('content-type')).toBe('application/wasm')
})

it('texts are packed as the asker takes them', async () => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
  for (const encoding of ['br', 'gzip'] as const) {
    const answer = await ask('assets/main-abc.js', { 'accept-encoding': `x, ${encoding}` })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(unpack[encoding](await answer.arrayBuffer()).toString()).toBe('export {}')
  }
  const wasm = await ask('assets/ort-abc.wasm', { 'accept-encoding': 'br' })
  expect(wasm.headers.get('content-encoding')).toBe(null)
})

it('nothing else is there', async () => {
  for (const file of [
    '../package.json',
    'assets/../index.html',
    '/etc/passwd',
    'assets',
    'other.js',
  ])
    await expect(ask(file)).rejects.toMatchObject({ status: 404 })
  await expect(new StaticPage(join(folder, 'none')).files()).rejects.toThrow(/npm run build/)
})
