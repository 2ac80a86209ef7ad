// Milliseconds a training step of ch13-vae, Jamjae beside other libraries in JavaScript, in Node and in Chromium, in turns.
// Installs the others in a temporary folder. --threads N for other than all cores, --against CHECKOUT for another built checkout.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { median } from './studio-place.js'

const options = {
  threads: { type: 'string', default: String(availableParallelism()) },
  against: { type: 'string' },
}
const { threads: chosen, against } = parseArgs({ options }).values
const threads = Number(chosen)
const packages = {
  '@jax-js/jax': '0.1.25',
  '@tensorflow/tfjs': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
}
const task = { batch: 100, rounds: 5, seconds: 2 }
const here = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jamjae-peers-'))

try {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: packages }),
  )
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts']
  if (spawnSync('npm', install, { cwd: folder, stdio: 'ignore' }).status !== 0)
    throw new Error('the other libraries cannot be installed')
  for (const each of ['jax-vae.js', 'tfjs-vae.js', 'node-peer.js', 'page.js'])
    cpSync(join(here, 'peers', each), join(folder, each))
  console.log(`${cpus()[0]?.model.trim()}, ${threads} threads, load ${loadavg()[0].toFixed(1)}`)
  const inNode = await compared('Node', await nodeContenders())
  const inChromium = await compared('Chromium', await pageContenders())
  const [fast, slow] = [inNode, inChromium].map((times) => times.get('Jamjae'))
  const ratios = slow.map((time, round) => time / fast[round])
  console.log(`\nJamjae in Chromium ÷ in Node: ${median(ratios).toFixed(2)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Prints a table; the times of all rounds, by contender. */
async function compared(title, { contenders, close }) {
  const times = new Map(contenders.map(({ name }) => [name, []]))
  for (const { measure } of contenders) await measure(1)
  for (let round = 0; round < task.rounds; round++)
    for (const { name, measure } of contenders) times.get(name).push(await measure(task.seconds))
  await close()
  const own = times.get('Jamjae')
  console.log(`\n| ${title} | milliseconds a step (least–most) | ÷ Jamjae |\n|---|---:|---:|`)
  for (const [name, all] of times) {
    const spread = [Math.min(...all), Math.max(...all)].map((time) => time.toFixed(1)).join('–')
    const ratio = median(all.map((time, round) => time / own[round])).toFixed(2)
    console.log(`| ${name} | ${median(all).toFixed(1)} (${spread}) | ${ratio} |`)
  }
  return times
}

async function nodeContenders() {
  const jamjae = peer([join(here, 'jamjae.js'), chosen])
  const others = ['jax-js', 'tfjs'].map((name) => ({
    name,
    peer: peer([join(folder, 'node-peer.js'), name]),
  }))
  const ask = { ask: 'train', recipe: 'ch13-vae', batch: task.batch, images: 60_000 }
  return {
    contenders: [
      { name: 'Jamjae', measure: (seconds) => jamjae.ask({ ...ask, seconds }) },
      ...others.map(({ name, peer }) => ({
        name,
        measure: (seconds) => peer.ask({ batch: task.batch, seconds }),
      })),
    ],
    async close() {
      jamjae.close()
      for (const { peer } of others) peer.close()
    },
  }
}

/** A process that answers a line of JSON with the milliseconds of a step. */
function peer(words) {
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${words.at(-1)} ended`)
      return JSON.parse(value).milliseconds
    },
    close: () => child.stdin.end(),
  }
}

/** A page for each, of one built site that is cross-origin isolated, so that all have threads. */
async function pageContenders() {
  const checkouts = { Jamjae: join(here, '..'), ...(against && { before: against }) }
  const wasm = join(folder, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'wasm-out')
  const names = [...Object.keys(checkouts), 'jax-js', 'tfjs']
  const servers = []
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const contenders = []
  for (const name of names) {
    const site = join(folder, `site-${name}`)
    mkdirSync(join(site, 'public'), { recursive: true })
    for (const each of ['jax-vae.js', 'tfjs-vae.js', 'page.js'])
      cpSync(join(folder, each), join(site, each))
    for (const each of ['paused-training.js', 'stopwatch.js'])
      cpSync(join(here, each), join(site, each))
    cpSync(wasm, join(site, 'public', 'tfjs'), { recursive: true })
    writeFileSync(
      join(site, 'index.html'),
      '<!doctype html><script type="module" src="/page.js"></script>',
    )
    const jamjae = join(checkouts[name] ?? checkouts.Jamjae, 'dist', 'web.js')
    const common = { configFile: false, root: site, logLevel: 'error' }
    await build({
      ...common,
      resolve: { alias: { 'jamjae/web': jamjae } },
      build: { target: 'esnext', reportCompressedSize: false, chunkSizeWarningLimit: 1e6 },
    })
    const server = await preview({
      ...common,
      preview: {
        host: '127.0.0.1',
        port: 0,
        headers: {
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Embedder-Policy': 'require-corp',
        },
      },
    })
    servers.push(server)
    const page = await browser.newPage()
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
    await page.goto(server.resolvedUrls.local[0])
    await page.waitForFunction(() => globalThis.prepare)
    await page.evaluate(
      ([name, options]) => globalThis.prepare(name, options),
      [name, { ...task, threads }],
    )
    contenders.push({
      name,
      measure: (seconds) => page.evaluate((seconds) => globalThis.measure(seconds), seconds),
    })
  }
  return {
    contenders,
    async close() {
      await browser.close()
      for (const server of servers) await server.close()
    },
  }
}
