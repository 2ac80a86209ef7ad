// The files of jamjae export run in a browser, with nothing but onnxruntime-web.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadRun, nodeEngine, type Run, recordedTraining, resolveConfiguration } from 'jamjae/node'
import type * as OnnxRuntime from 'onnxruntime-web'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'
import { findChromium, startChromium } from './chromium.js'
import { type StaticServer, serveFiles } from './static-server.js'

declare const ort: typeof OnnxRuntime

const root = fileURLToPath(new URL('../..', import.meta.url))
const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
const side = 7
const count = 5

describe.skipIf(!chromium)(`in a browser${reason}`, () => {
  let folder: string
  let run: Run
  let server: StaticServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jamjae-browser-'))
    run = await trainedRun(folder)
    await run.export()
    server = await serveFiles(root, { isolated: true, pages: { '/page.html': html } })
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
    page = await browser.newPage()
    await page.goto(`${server.url}/page.html`)
    await page.waitForFunction(() => 'ort' in globalThis)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await run?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('all three models agree with the run', async () => {
    const bytes = Uint8Array.from({ length: count * side * side }, (_, at) => (at * 41) % 256)
    const images = { dims: [count, side, side], data: Array.from(bytes, (byte) => byte / 255) }
    const codes = await run.encode(bytes)
    const latents = { dims: [count, 2], data: [...codes.mean] }
    const decoded = await run.decode(codes.mean)

    const encoder = await inBrowser(page, run, 'encoder', { images })
    expectClose(encoder.mean, codes.mean)
    expectClose(encoder.log_variance, codes.logVariance)
    expectClose((await inBrowser(page, run, 'decoder', { latents })).images, decoded)
    const autoencoder = await inBrowser(page, run, 'autoencoder', { images })
    expectClose(autoencoder.reconstruction, decoded)
  })
})

async function trainedRun(folder: string): Promise<Run> {
  const data = await fewDigits({ every: 4 })
  const source = join(folder, 'data')
  await writeIdxFolder(source, data)
  const engine = await nodeEngine({ threads: 1 })
  const { run } = await recordedTraining({
    configuration: resolveConfiguration({ ...tinyConfiguration(side), data: { source } }),
    data,
    engine,
    out: join(folder, 'run'),
    observers: [],
    signal: new AbortController().signal,
  })
  await engine.close()
  return loadRun(run)
}

type Numbers = Readonly<Record<string, { dims: number[]; data: number[] }>>

/** The outputs of a run's exported model. */
async function inBrowser(page: Page, run: Run, name: string, inputs: Numbers) {
  const model = [...(await readFile(join(run.path, 'model', `${name}.onnx`)))]
  return page.evaluate(
    async ({ model, inputs }) => {
      const session = await ort.InferenceSession.create(Uint8Array.from(model))
      const feeds = Object.entries(inputs).map(([name, { dims, data }]) => [
        name,
        new ort.Tensor('float32', Float32Array.from(data), dims),
      ])
      const results = await session.run(Object.fromEntries(feeds))
      const numbers = Object.entries(results).map(([name, { data }]) => [
        name,
        [...(data as Float32Array)],
      ])
      return Object.fromEntries(numbers) as Record<string, number[]>
    },
    { model, inputs },
  )
}

function expectClose(actual: readonly number[] = [], expected: Float32Array = new Float32Array()) {
  expect(actual.length).toBe(expected.length)
  const differences = actual.map((value, at) => Math.abs(value - (expected[at] ?? 0)))
  expect(Math.max(...differences)).toBeLessThan(1e-5)
}

const html = `<!doctype html>
<link rel="icon" href="data:," />
<script type="module">
  import * as ort from '/node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs'
  globalThis.ort = ort
</script>`
