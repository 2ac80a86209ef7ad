// Runs and measurements for the rows: the product's own command line, and twins in PyTorch.
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const command = path('../bin/jamjae.js')
/** Runs that are there are not trained again: one that was interrupted goes on. */
const runs = path('runs')

/** The path of a file of this folder. */
export function path(name) {
  return fileURLToPath(new URL(name, import.meta.url))
}

/** Trains, or goes on with, a run called `name`; returns its folder and the lines of its epochs in metrics.jsonl. */
export async function trained(name, { configuration, data, set = [], flags = [], threads = 1 }) {
  const folder = join(runs, name)
  const engine = ['--threads', String(threads), '--json']
  if (!existsSync(join(folder, 'run.json'))) {
    const given = set.flatMap((change) => ['--set', change])
    const own = ['--data', data, ...given, ...flags]
    await shown(['train', configuration, ...own, '--out', folder, ...engine])
  } else if (JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).status !== 'finished') {
    await shown(['resume', folder, ...engine])
  }
  const epochs = readFileSync(join(folder, 'metrics.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'epoch')
  return { folder, epochs }
}

/** The object that a command prints with --json; kept, so that it is not measured again where a row is interrupted. */
export function answer(...words) {
  return remembered(['jamjae', ...words], async () => {
    const all = [command, ...words, '--threads', '1', '--json']
    const { stdout } = await promisify(execFile)(process.execPath, all, { maxBuffer: 2 ** 28 })
    return JSON.parse(stdout)
  })
}

/** The last line of a twin, as an object; kept in the same way. */
export function twin(program, ...words) {
  const all = [path(`twins/${program}`), ...words]
  return remembered(all, async () => JSON.parse((await programLines(all)).at(-1) ?? '{}'))
}

/** What was measured with these words, in a file beside the runs; measured again where a file or a run that they name has changed. */
async function remembered(words, measure) {
  const [program = ''] = words
  const hash = createHash('sha256')
    .update(JSON.stringify(words.map(content)))
    .digest('hex')
  const file = join(runs, `${basename(program)}-${hash.slice(0, 16)}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).result
  const result = await measure()
  mkdirSync(runs, { recursive: true })
  writeFileSync(file, JSON.stringify({ words, result }))
  return result
}

/** What a file holds, or the description of a run; any other word as it is. */
function content(word) {
  const file = [join(word, 'run.json'), word].find((each) => existsSync(each))
  return file && statSync(file).isFile() ? readFileSync(file, 'utf8') : word
}

/** What a Python program prints. `PYTHON` names the interpreter, by default `python3`. */
export function programLines(words) {
  return lines(process.env.PYTHON ?? 'python3', words)
}

/** Runs a command of Jamjae with a line for each epoch. */
async function shown(words) {
  await lines(process.execPath, [command, ...words], (line) => {
    const event = line.startsWith('{') ? JSON.parse(line) : {}
    if (event.event !== 'epoch') return undefined
    return `epoch ${event.epoch}: ${event.validation.loss.toFixed(3)}`
  })
}

function lines(program, words, progress = (line) => line) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    const all = []
    let rest = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        all.push(line)
        const told = progress(line)
        if (told) console.error(`  ${told}`)
      }
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve(all)
      reject(new Error(`${program} ${words.join(' ')}: exit code ${code}`))
    })
  })
}
