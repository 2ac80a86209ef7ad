// Measures the cost of data larger than memory: training on 50 times MNIST, streamed, next to plain MNIST (Linux only).
// Use: MNIST-FOLDER [SECONDS] [ROUNDS]
import { spawn } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const command = fileURLToPath(new URL('../bin/jamjae.js', import.meta.url))
const [mnist, seconds = '20', rounds = '3'] = process.argv.slice(2)
if (!mnist) {
  console.error('stream: expected the folder with the four files of MNIST')
  process.exit(2)
}
const times = 50
const itemBytes = 28 * 28
const images = 'train-images-idx3-ubyte'
const labels = 'train-labels-idx1-ubyte'
const others = ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']

const folder = mkdtempSync(join(tmpdir(), 'jamjae-stream-'))
try {
  const large = repeated(join(folder, 'large'))
  const size = (statSync(join(large, images)).size / 1e9).toFixed(2)
  console.log(
    `ch13-vae, ${rounds} rounds of ${seconds} s in turns; large: ${times} × MNIST, ${size} GB\n`,
  )
  const sources = { MNIST: mnist, large }
  const runs = { MNIST: [], large: [] }
  for (let round = 0; round < Number(rounds); round++)
    for (const [name, data] of Object.entries(sources)) runs[name].push(await train(data))
  console.log('| data | to the first step, s | images/s | waited for data | peak memory, MB |')
  console.log('|---|---:|---:|---:|---:|')
  for (const [name, own] of Object.entries(runs)) {
    const [first, speed, waited, peak] = ['first', 'speed', 'waited', 'peak'].map((figure) =>
      median(own.map((run) => run[figure])),
    )
    const share = `${(100 * waited).toFixed(1)} %`
    console.log(`| ${name} | ${first.toFixed(2)} | ${speed} | ${share} | ${peak} |`)
  }
  const ratio = (figure) =>
    median(runs.large.map((run, round) => run[figure] / runs.MNIST[round][figure])).toFixed(2)
  console.log(
    `\nlarge ÷ MNIST, median of the rounds: images/s ${ratio('speed')} (aim: 0.9), memory ${ratio('peak')} (aim: 1.2)`,
  )
} finally {
  rmSync(folder, { recursive: true })
}

/** MNIST's training images repeated, each copy with another first pixel. */
function repeated(path) {
  mkdirSync(path)
  const all = unzipped(images).subarray(16)
  const header = Buffer.from(unzipped(images).subarray(0, 16))
  const count = all.length / itemBytes
  header.writeUInt32BE(times * count, 4)
  const file = openSync(join(path, images), 'w')
  writeWhole(file, header)
  for (let copy = 0; copy < times; copy++) {
    for (let item = 0; item < count; item++) all[item * itemBytes] = copy
    writeWhole(file, all)
  }
  closeSync(file)
  const own = unzipped(labels)
  const head = Buffer.from(own.subarray(0, 8))
  head.writeUInt32BE(times * count, 4)
  const labelFile = openSync(join(path, labels), 'w')
  writeWhole(labelFile, head)
  for (let copy = 0; copy < times; copy++) writeWhole(labelFile, own.subarray(8))
  closeSync(labelFile)
  for (const name of others)
    copyFileSync(fileOf(name), join(path, fileOf(name).endsWith('.gz') ? `${name}.gz` : name))
  return path
}

function fileOf(name) {
  return [name, `${name}.gz`].map((each) => join(mnist, each)).find((path) => existsSync(path))
}

function unzipped(name) {
  const bytes = readFileSync(fileOf(name))
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes
}

function writeWhole(file, bytes) {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}

/** Trains for a while after the first step, then stops as Ctrl-C does. */
async function train(data) {
  const out = join(folder, 'run')
  const metrics = join(out, 'metrics.jsonl')
  const started = performance.now()
  const words = [command, 'train', 'ch13-vae', '--data', data, '--epochs', '1000', '--out', out]
  const child = spawn(process.execPath, [...words, '--json', '--quiet'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (!existsSync(metrics) || statSync(metrics).size === 0) {
    if (child.exitCode !== null) throw new Error(`training ended with ${child.exitCode}`)
    await sleep(2)
  }
  const first = (performance.now() - started) / 1000
  await sleep(1000 * Number(seconds))
  const peak = resident(child.pid)
  child.kill('SIGINT')
  await ended
  const result = JSON.parse(output.trim().split('\n').at(-1))
  rmSync(out, { recursive: true })
  const waited = result.waitedSeconds / result.seconds
  return { first, speed: result.imagesPerSecond, waited, peak }
}

function resident(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round((Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6)
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1]
}
