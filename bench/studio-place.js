// Environment of the studio's benchmark: a folder of runs, a server of its own, and a browser.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'bin', 'jamjae.js')

export function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'jamjae-studio-'))
  const runs = join(folder, 'runs')
  mkdirSync(runs)
  return { folder, runs, close: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Trains from the command line, into the folder of runs. */
export function train({ folder, runs }, name, words) {
  const all = [command, 'train', ...words, '--out', join(runs, name), '--quiet']
  const { status } = spawnSync(process.execPath, all, { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error(`training ended with ${status}`)
}

/** The server; only on the processors `cores`, if given (Linux). */
export async function startServer({ folder, runs }, { cores, words = [] } = {}) {
  const all = [process.execPath, command, 'studio', '--runs', runs, ...words]
  const [program, ...rest] = cores === undefined ? all : pinned(cores, all)
  const child = spawn(program, rest, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  child.stderr.on('data', (part) => {
    told += part
  })
  const address = await new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (part) => {
      text += part
      const [found] = /http:\S+/.exec(text) ?? []
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told}`)))
  })
  const ask = async (path, { method = 'GET', body } = {}) => {
    const headers = body ? { 'content-type': 'application/json' } : {}
    const sent = body ? { body: JSON.stringify(body) } : {}
    const response = await fetch(new URL(`api/${path}`, address), { method, headers, ...sent })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    address,
    ask,
    /** CPU seconds so far. */
    cpu: () => processorSeconds(child.pid),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', resolve)
        child.kill('SIGINT')
      }),
  }
}

/** A command that is pinned to some processors. */
export function pinned(cores, words) {
  return ['taskset', '-c', cores, ...words]
}

export function startBrowser(flags = ['--disable-gpu']) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...flags] })
}

/** A page of a fresh browser, whose errors end the benchmark. */
export async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/** MNIST's four files with 60 000 training examples: the built-in digits repeated, each time with another
 *  first pixel. */
export function sixtyThousand({ folder }) {
  const digits = join(root, 'dist', 'digits')
  const path = join(folder, 'digits')
  mkdirSync(path)
  for (const [name, header, size, count] of [
    ['train-images-idx3-ubyte', 16, 784, 60_000],
    ['train-labels-idx1-ubyte', 8, 1, 60_000],
    ['t10k-images-idx3-ubyte', 16, 784, 1000],
    ['t10k-labels-idx1-ubyte', 8, 1, 1000],
  ]) {
    const bytes = gunzipSync(readFileSync(join(digits, `${name}.gz`)))
    const own = bytes.subarray(header)
    const whole = Buffer.alloc(header + count * size)
    bytes.copy(whole, 0, 0, header)
    whole.writeUInt32BE(count, 4)
    for (let at = 0; at < count * size; at++) whole[header + at] = own[at % own.length]
    if (size > 1 && count * size > own.length)
      for (let item = 0; item < count; item++)
        whole[header + item * size] = Math.floor((item * size) / own.length)
    writeFileSync(join(path, name), whole)
  }
  return path
}

export function median(values) {
  return quantile(values, 0.5)
}

export function quantile(values, fraction) {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))]
}

function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
