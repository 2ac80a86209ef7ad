// A fresh Vite project without settings that has installed the package trains in a browser, in development and built.
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build, createServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocks } from '../markdown.js'
import { installPacked } from '../packed-package.js'
import { findChromium, startChromium } from './chromium.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const chromium = findChromium()
const reason = chromium ? '' : ' (skipped: no Chromium on the PATH or in CHROMIUM)'
/** Dependencies of the package that a browser loads. */
const packages = [
  '@bufbuild/protobuf',
  'fastest-levenshtein',
  'is-any-array',
  'ml-array-max',
  'ml-array-min',
  'ml-array-rescale',
  'ml-matrix',
  'onnxruntime-common',
  'onnxruntime-web',
  'zod',
]
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
const page = `<!doctype html>
<link rel="icon" href="data:," />
<script type="module" src="/main.js"></script>
`

describe.skipIf(!chromium)(`a fresh Vite project${reason}`, () => {
  let project: string
  let browser: Browser

  beforeAll(async () => {
    project = await realpath(await mkdtemp(join(tmpdir(), 'jamjae-vite-')))
    await installPacked(project)
    // Copies, as an installation has them: Vite serves nothing from outside the project.
    for (const name of packages)
      await cp(join(root, 'node_modules', name), join(project, 'node_modules', name), {
        recursive: true,
        filter: (path) => !path.endsWith('.map'),
      })
    const [sample = ''] = blocks(await readFile(join(root, 'docs', 'web.md'), 'utf8'), 'js')
    const script = `${sample}document.title = \`trained with \${engine.threads}\`\n`
    await writeFile(join(project, 'main.js'), script)
    await writeFile(join(project, 'index.html'), page)
    await writeFile(
      join(project, 'package.json'),
      JSON.stringify({ private: true, type: 'module', dependencies: { jamjae: '*' } }),
    )
    browser = await startChromium(chromium ?? '', ['--disable-gpu'])
  })
  afterAll(async () => {
    await browser?.close()
    await rm(project, { recursive: true, force: true })
  })

  /** The output of the sample of docs/web.md at that address. */
  async function trained(address: string | undefined) {
    const origin = new URL(address ?? '').origin
    const tab = await browser.newPage()
    const faults: string[] = []
    tab.on('pageerror', ({ message }) => faults.push(message))
    tab.on('console', (message) => {
      if (/^(error|warning)$/.test(message.type())) faults.push(message.text())
    })
    tab.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin)
        faults.push(`fetched from elsewhere: ${request.url()}`)
    })
    await tab.goto(origin)
    // Whichever is first; the limit is that of the test.
    const failed = tab.waitForEvent('pageerror', { timeout: 0 }).catch(() => undefined)
    const done = tab.waitForFunction(() => document.title !== '', null, { timeout: 0 })
    await Promise.race([failed, done.catch(() => undefined)])
    const text = (await tab.textContent('body')) ?? ''
    const losses = [...text.matchAll(/epoch \d+: (-?\d+\.\d+) nats/g)].map(([, loss]) =>
      Number(loss),
    )
    const title = await tab.title()
    await tab.close()
    return { faults, title, losses }
  }

  it('trains in development', async () => {
    const server = await createServer({
      configFile: false,
      root: project,
      logLevel: 'error',
      server: { host: '127.0.0.1', port: 0 },
    })
    await server.listen()
    const { faults, title, losses } = await trained(server.resolvedUrls?.local[0])
    await server.close()
    expect({ faults, title }).toEqual({ faults: [], title: 'trained with 1' })
    expectLearned(losses)
  })

  it('trains when it is built, with several threads where its server isolates it', async () => {
    const warnings: string[] = []
    await build({
      configFile: false,
      root: project,
      logLevel: 'error',
      build: {
        reportCompressedSize: false,
        rollupOptions: { onwarn: ({ code, message }) => warnings.push(`${code} ${message}`) },
      },
    })
    const server = await preview({
      configFile: false,
      root: project,
      logLevel: 'error',
      preview: { host: '127.0.0.1', port: 0, headers: isolated },
    })
    const { faults, title, losses } = await trained(server.resolvedUrls?.local[0])
    await server.close()
    expect(warnings.filter((warning) => warning.includes('node_modules/jamjae/'))).toEqual([])
    expect(faults).toEqual([])
    expect(title).toMatch(/^trained with [1-9]/)
    expectLearned(losses)
  })
})

function expectLearned(losses: readonly number[]): void {
  expect(losses.length).toBe(5)
  expect(losses.every(Number.isFinite)).toBe(true)
  expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0)
}
