// Kills a training at random moments, resumes it, and counts how often the result is, to the bit, that of an
// uninterrupted training: npm run kill [-- times recipe]
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Random, readDescription } from '../dist/node.js'

const command = fileURLToPath(new URL('../bin/jamjae.js', import.meta.url))
const [times = '100', recipe = 'ch13-vae'] = process.argv.slice(2)
const epochs = '3'
const trainingWords = ['train', recipe, '--epochs', epochs, '--out', 'run']
const files = ['metrics.jsonl', 'checkpoints/last.safetensors', 'checkpoints/best.safetensors']

const folder = await mkdtemp(join(tmpdir(), 'jamjae-kill-'))
const random = new Random(1, 'moments')
const counts = { held: 0, broken: 0, kills: 0, beforeTheRun: 0 }
try {
  const started = performance.now()
  await jamjae(['train', recipe, '--epochs', epochs, '--out', 'whole', '--quiet'])
  const seconds = (performance.now() - started) / 1000
  console.log(`${recipe}, ${epochs} epochs: ${seconds.toFixed(1)} s undisturbed`)
  for (let time = 1; time <= Number(times); time++) {
    const fault = await disturbed(seconds)
    counts[fault ? 'broken' : 'held']++
    if (fault) console.log(`${time}: ${fault}`)
    else if (time % 10 === 0) console.log(`${time}: held ${counts.held}`)
  }
} finally {
  await rm(folder, { recursive: true })
}
console.log(
  `${counts.held} of ${times} held (${counts.kills} kills, ${counts.beforeTheRun} of them before there was a run)`,
)
process.exitCode = counts.broken > 0 ? 1 : 0

/** Kills once or twice and then lets the run end; resolves to its error, if any. */
async function disturbed(seconds) {
  const run = join(folder, 'run')
  await rm(run, { recursive: true, force: true })
  const kills = 1 + random.below(2)
  let isDone = false
  for (let kill = 0; kill <= kills && !isDone; kill++) {
    const words = existsSync(join(run, 'run.json')) ? ['resume', 'run'] : trainingWords
    const after = kill < kills ? random.uniform() * seconds * 1000 : undefined
    const { code, signal, errors } = await jamjae([...words, '--quiet'], after)
    if (signal === 'SIGKILL') {
      counts.kills++
      if (!existsSync(join(run, 'run.json'))) counts.beforeTheRun++
      else await readDescription(run)
    } else if (code !== 0) return `${words.join(' ')} ended with ${code}: ${errors}`
    else isDone = true
  }
  const [whole, actual] = await Promise.all(
    ['whole', 'run'].map((name) => readDescription(join(folder, name))),
  )
  if (actual.status !== 'finished' || actual.progress.epochs !== whole.progress.epochs)
    return `run.json says ${actual.status} after ${actual.progress.epochs} epochs`
  for (const file of files) {
    const [expected, actual] = await Promise.all(
      ['whole', 'run'].map((name) => readFile(join(folder, name, file))),
    )
    if (!expected.equals(actual)) return `${file} differs`
  }
}

function jamjae(words, killAfterMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (part) => {
      errors += part
    })
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, signal, errors })
    })
  })
}
