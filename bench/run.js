// Milliseconds a training step, Jamjae and PyTorch in turns (npm run bench; --quick for fewer measurements,
// --threads N for other than all cores, --against CHECKOUT for another built checkout of Jamjae in the same rounds).
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const options = {
  quick: { type: 'boolean', default: false },
  threads: { type: 'string', default: String(availableParallelism()) },
  against: { type: 'string' },
}
const { quick, threads: chosen, against } = parseArgs({ options }).values
const threads = Number(chosen)
const rounds = quick ? 3 : 7
const seconds = quick ? 0.7 : 2
const images = 60_000
const colourImages = 6_400
const python = process.env.PYTHON ?? 'python3'
const work = [
  { recipe: 'ch13-vae', batch: 100 },
  { recipe: 'ch13-autoencoder', batch: 128 },
  { recipe: 'relu-vae-2d', batch: 128 },
  { recipe: 'keras-vae-2d', batch: 1024 },
  { recipe: 'conv-vae', batch: 64, size: 32 },
  { recipe: 'conv-vae', batch: 64, size: 64 },
  ...(quick
    ? []
    : [
        { recipe: 'vq-vae', batch: 64 },
        { recipe: 'gan', batch: 128 },
        { recipe: 'ch13-vae', batch: 32 },
        { recipe: 'ch13-vae', batch: 512 },
      ]),
]

const digits = path('../dist/digits/train-images-idx3-ubyte.gz')
if (!existsSync(digits)) {
  console.error(`bench: expected the built package, got no ${digits}. Run npm run build`)
  process.exit(2)
}
const { recipes, resolveConfiguration } = await import('../dist/index.js')
const gan = JSON.stringify(resolveConfiguration(recipes.gan))
const jamjae = peer(process.execPath, [path('jamjae.js'), chosen])
const other = against && peer(process.execPath, [path('jamjae.js'), chosen, resolve(against)])
const pytorch = peer(python, ['-B', path('pytorch.py'), digits, gan])
const ours = await jamjae.ask('hello')
const theirs = await pytorch.ask('hello', { threads }).catch(() => undefined)
const contenders = [
  { title: 'Jamjae', train: (task) => jamjae.ask('train', task) },
  ...(other ? [{ title: against, train: (task) => other.ask('train', task) }] : []),
  ...(theirs
    ? [
        { title: 'PyTorch', train: (task) => pytorch.ask('train', { ...task, fused: false }) },
        { title: 'fused Adam', train: (task) => pytorch.ask('train', { ...task, fused: true }) },
      ]
    : []),
]

const load = loadavg()[0].toFixed(1)
console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${threads} used, load ${load} at the start`,
)
console.log(`Node ${process.version}, ${ours.name}, ${theirs?.name ?? `no PyTorch for ${python}`}`)
for (const [title, each] of [['Jamjae', jamjae], ...(theirs ? [['PyTorch', pytorch]] : [])]) {
  const { gflops } = await each.ask('matmul', { size: 1024, seconds: quick ? 0.5 : 2 })
  console.log(`${title}: ${gflops.toFixed(0)} GFLOP/s at best in products of 1024 × 1024 matrices`)
}

console.log(
  `\nMilliseconds a step: median (least–most) of ${rounds} rounds of ${seconds} s in turns.`,
)
console.log('Ratio: PyTorch’s time by Jamjae’s; of the medians, and the median of the rounds.\n')
const titles = contenders.map(({ title }) => title)
const ratioTitles = titles.slice(1).flatMap((title) => [`${title} ÷ Jamjae`, 'in rounds'])
row(['model', 'batch', ...titles, ...ratioTitles])
row(['---', '---:', ...titles.map(() => '---:'), ...ratioTitles.map(() => '---:')])
for (const { recipe, batch, size } of work) {
  const task = { recipe, batch, images: size ? colourImages : images, size }
  const times = contenders.map(() => [])
  for (const { train } of contenders) await train({ ...task, seconds: quick ? 0.5 : 1.5 })
  for (let round = 0; round < rounds; round++) {
    for (const [index, { train }] of contenders.entries()) {
      times[index].push((await train({ ...task, seconds })).milliseconds)
    }
  }
  const [own, ...others] = times
  const ratios = others.flatMap((other) => [
    (median(other) / median(own)).toFixed(2),
    median(other.map((time, round) => time / own[round])).toFixed(2),
  ])
  const name = size ? `${recipe}, colour, ${size} × ${size}` : recipe
  row([name, batch, ...times.map(spread), ...ratios])
}
jamjae.close()
if (other) other.close()
pytorch.close()

/** A process that answers one line of JSON with another. */
function peer(command, options) {
  const child = spawn(command, options, { stdio: ['pipe', 'pipe', 'pipe'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  // Writing to a process that has ended fails; the missing response reports it.
  child.stdin.on('error', () => {})
  child.on('error', () => {})
  return {
    async ask(ask, options = {}) {
      child.stdin.write(`${JSON.stringify({ ask, ...options })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${command} ended: ${errors.trim()}`)
      return JSON.parse(value)
    },
    close: () => child.stdin.end(),
  }
}

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

function spread(times) {
  const [least, most] = [Math.min(...times), Math.max(...times)].map((time) => time.toFixed(1))
  return `${median(times).toFixed(2)} (${least}–${most})`
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function path(name) {
  return fileURLToPath(new URL(name, import.meta.url))
}
