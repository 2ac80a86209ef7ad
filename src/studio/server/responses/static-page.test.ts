// Tests of the page's static files: types, caching, compression.
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
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

it('the page itself is revalidated, files with a hash in their name never', async () => {
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

it('texts are compressed as the client accepts', async () => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
  for (const encoding of ['br', 'gzip'] as const) {
    const answer = await ask('assets/main-abc.js', { 'accept-encoding': `x, ${encoding}` })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(unpack[encoding](await answer.arrayBuffer()).toString()).toBe('export {}')
  }
  const wasm = await ask('assets/ort-abc.wasm', { 'accept-encoding': 'br' })
  expect(wasm.headers.get('content-encoding')).toBe(null)
})

it('nothing else is served', async () => {
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

it('a file stored elsewhere is served under its address, as long as it is unchanged', async () => {
  const place = 'onnxruntime-web/ort-wasm-simd-threaded.wasm'
  const { size } = await stat(createRequire(import.meta.url).resolve(place))
  const elsewhere = {
    'assets/runtime-abc.wasm': { place, size },
    'assets/beside-abc.js': { place: '../beside.js', size: 9 },
    'assets/older-abc.wasm': { place, size: size - 1 },
    'assets/none-abc.wasm': { place: 'onnxruntime-web/none.wasm', size },
  }
  const built = join(folder, 'built')
  await mkdir(built)
  await writeFile(join(folder, 'beside.js'), 'export {}')
  await writeFile(join(built, 'index.html'), '<!doctype html>')
  await writeFile(join(built, 'elsewhere.json'), JSON.stringify(elsewhere))
  const other = new StaticPage(built)
  const get = (file: string) => other.answer(new Request(`http://localhost/${file}`), file)

  expect(await other.files()).toEqual([...Object.keys(elsewhere), 'index.html'].sort())
  const runtime = await get('assets/runtime-abc.wasm')
  expect(runtime.headers.get('content-type')).toBe('application/wasm')
  expect(runtime.headers.get('content-length')).toBe(String(size))
  expect(await (await get('assets/beside-abc.js')).text()).toBe('export {}')
  for (const file of ['assets/older-abc.wasm', 'assets/none-abc.wasm'])
    await expect(get(file)).rejects.toThrow(/expected the file that this version was built with/)
  await expect(get('elsewhere.json')).rejects.toMatchObject({ status: 404 })
})
