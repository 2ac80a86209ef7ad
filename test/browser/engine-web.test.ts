// The engine in a browser satisfies the contract: in a real Chromium, on WebAssembly and on WebGPU.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Op } from 'jamjae'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineCases } from '../contracts/engine-cases.js'
import { findChromium, startChromium } from './chromium.js'
import type { Contract } from './page.js'
import { type StaticServer, serveFiles } from './static-server.js'

declare const contract: Contract

const root = fileURLToPath(new URL('../..', import.meta.url))
const chromium = findChromium()
const named = engineCases.map(({ name }) => name)
/** Operations with a GPU implementation of their own; the engine in Node tests all of them. */
const kernels: readonly Op[] = [
  'sigmoid',
  'cast',
  'divide',
  'matmul',
  'conv',
  'convTranspose',
  'sum',
]
const onWebGpu = named.filter((name) => {
  const [op, rest] = name.split(': ')
  return rest !== 'values and gradients' || kernels.includes(op as Op)
})
const none = 'this Chromium has no software adapter for WebGPU'
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'

describe.skipIf(!chromium)(`in a browser${reason}`, () => {
  const bundle = mkdtempSync(join(tmpdir(), 'jamjae-page-'))
  let server: StaticServer
  let browser: Browser

  beforeAll(async () => {
    await build({
      configFile: false,
      root: join(root, 'test/browser'),
      logLevel: 'error',
      base: './',
      worker: { format: 'es' },
      build: {
        outDir: bundle,
        emptyOutDir: true,
        target: 'esnext',
        minify: false,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 10_000,
        rollupOptions: { input: join(root, 'test/browser/page.html') },
      },
    })
    server = await serveFiles(bundle, { isolated: true })
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(bundle, { recursive: true, force: true })
  })

  describe('on WebAssembly, bundled by Vite', () => {
    let page: Page
    const faults: string[] = []
    beforeAll(async () => {
      page = await openPage(browser, `${server.url}/page.html`, faults)
    })

    it('starts with two threads', async () => {
      const settings = { device: 'cpu', threads: 2 } as const
      expect(await page.evaluate((wanted) => contract.start(wanted), settings)).toEqual(settings)
    })
    it.each(named)('%s', async (name) => {
      await page.evaluate((each) => contract.run(each), name)
    })
    it('logs nothing on the console, and fetches nothing of Node', () => {
      expect(faults).toEqual([])
      const modules = readdirSync(join(bundle, 'assets'))
      expect(modules.filter((name) => /browser-external|onnxruntime_binding/.test(name))).toEqual(
        [],
      )
    })
    it('has one thread where the page is not isolated', async () => {
      const open = await serveFiles(bundle, { isolated: false })
      const plain = await openPage(browser, `${open.url}/page.html`, [])
      const wanted = { device: 'cpu', threads: 2 } as const
      expect(await plain.evaluate((each) => contract.start(each), wanted)).toEqual({
        device: 'cpu',
        threads: 1,
      })
      await plain.evaluate(() => contract.run('Adam moves as in PyTorch'))
      await plain.close()
      await open.close()
    })
    it('throws without WebGPU', async () => {
      const start = page.evaluate(() => contract.start({ device: 'webgpu', threads: 1 }))
      await expect(start).rejects.toThrow(/webgpu: expected a graphics adapter, got none/)
    })
  })

  describe('without one of its files', () => {
    it.each([
      ['the worker', /web-thread/, /expected a worker, got none: its file was not found/],
      ['the module of ONNX Runtime', /ort\.wasm/, /expected the module .* at http\S+ort\.wasm\S+,/],
      ['its WebAssembly', /\.wasm$/, /the device cpu does not work in this browser: .*wasm/],
    ])('%s: says what is missing, in words for a page', async (_, lost, sentence) => {
      const incomplete = await serveFiles(bundle, { isolated: false, lost })
      const page = await openPage(browser, `${incomplete.url}/page.html`, [])
      const settings = { device: 'cpu', threads: 1 } as const
      const start = page.evaluate((wanted) => contract.start(wanted).catch(String), settings)
      expect(await start).toMatch(sentence)
      expect(await start).not.toMatch(/--|doctor/)
      await page.close()
      await incomplete.close()
    })
  })

  describe('on WebGPU', () => {
    let graphical: Browser
    let page: Page
    let adapter = false
    beforeAll(async () => {
      graphical = await startChromium(chromium ?? '', [
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
      ])
      page = await openPage(graphical, `${server.url}/page.html`, [])
      adapter = await page.evaluate(async () => {
        const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } }
        return Boolean(await gpu?.requestAdapter())
      })
    })
    afterAll(() => graphical?.close())

    it('starts', async ({ skip }) => {
      skip(!adapter, none)
      const settings = { device: 'webgpu', threads: 1 } as const
      expect(await page.evaluate((wanted) => contract.start(wanted), settings)).toEqual(settings)
    })
    it.for(onWebGpu)('%s', async (name, { skip }) => {
      skip(!adapter, none)
      await page.evaluate((each) => contract.run(each), name)
    })
  })

  describe('served as plain files', () => {
    it.each([
      ['nothing but an import map', { ...modules, ...runtime }, {}],
      ['ONNX Runtime’s own JavaScript', { ...modules, ...javascript }, {}],
      ['the addresses of its three files', modules, addresses],
    ])('trains with %s', async (_, imports, options) => {
      const pages = { '/plain.html': plainPage(imports, { threads: 2, ...options }) }
      const files = await serveFiles(root, { isolated: true, pages })
      const faults: string[] = []
      const page = await openPage(browser, `${files.url}/plain.html`, faults)
      await page.waitForFunction(() => document.title !== '')
      expect({ title: await page.title(), faults }).toEqual({ title: '6, 2 threads', faults: [] })
      await page.close()
      await files.close()
    })
  })
})

/** Opens a page; its errors are collected in `faults`. */
async function openPage(browser: Browser, url: string, faults: string[]): Promise<Page> {
  const page = await browser.newPage()
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() !== 'log') faults.push(message.text())
  })
  page.on('requestfailed', (request) => faults.push(`not found: ${request.url()}`))
  await page.goto(url)
  return page
}

const modules = {
  'jamjae/web': '/dist/web.js',
  zod: '/node_modules/zod/index.js',
  '@bufbuild/protobuf/wire': '/node_modules/@bufbuild/protobuf/dist/esm/wire/index.js',
  'fastest-levenshtein': '/node_modules/fastest-levenshtein/esm/mod.js',
}
const runtime = {
  'onnxruntime-web/wasm': '/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.mjs',
}
/** What import maps of version 0.1 name: it copies what goes in and out. */
const javascript = {
  'onnxruntime-web/wasm': '/node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs',
}
const addresses = {
  workerUrl: '/dist/engines/jamjae/web-thread.js',
  runtimeUrl: runtime['onnxruntime-web/wasm'],
  wasmPaths: '/node_modules/onnxruntime-web/dist',
}

const plainPage = (imports: Readonly<Record<string, string>>, options: object) => `<!doctype html>
<link rel="icon" href="data:," />
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
  import { graph, program, webEngine } from 'jamjae/web'
  try {
    const engine = await webEngine(${JSON.stringify(options)})
    const [count, by] = [graph.state('count', []), graph.input('by', [])]
    const updates = new Map([[count, graph.add(count, by)]])
    const executable = await engine.compile(program({ outputs: {}, updates }))
    const state = await engine.load({ count: { shape: [], data: Float32Array.of(0) } })
    await executable.run(state, { by: Float32Array.of(1, 2, 3) }, 3)
    const { data } = (await state.read()).count
    document.title = data[0] + ', ' + engine.threads + ' threads'
  } catch (error) {
    document.title = String(error)
  }
</script>`
