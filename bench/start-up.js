// Measures start-up: time for --help, and from the command to the first training step.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../bin/jamjae.js', import.meta.url))
const rounds = 7
const folder = mkdtempSync(join(tmpdir(), 'jamjae-start-up-'))

console.log('| from the command to | aim | median | min | max |\n|---|---|---|---|---|')
report('`--help`', '0.2 s', await times(help))
report('the first training step (`ch13-vae`, built-in digits)', '1.5 s', await times(firstStep))
rmSync(folder, { recursive: true })

async function help() {
  const started = performance.now()
  await ended(spawn(process.execPath, [command, '--help'], { stdio: 'ignore' }))
  return performance.now() - started
}

/** A step has been taken when its metrics are in metrics.jsonl. */
async function firstStep(round) {
  const out = join(folder, String(round))
  const metrics = join(out, 'metrics.jsonl')
  const started = performance.now()
  const words = [command, 'train', 'ch13-vae', '--out', out, '--quiet']
  const child = spawn(process.execPath, words, { stdio: 'ignore' })
  while (!existsSync(metrics) || statSync(metrics).size === 0) {
    if (child.exitCode !== null) throw new Error(`training ended with ${child.exitCode}`)
    await sleep(2)
  }
  const seconds = performance.now() - started
  child.kill('SIGKILL')
  await ended(child)
  return seconds
}

async function times(measure) {
  await measure('warm-up')
  const all = []
  for (let round = 0; round < rounds; round++) all.push((await measure(round)) / 1000)
  return all.sort((a, b) => a - b)
}

function report(what, aim, sorted) {
  const text = (value) => `${value.toFixed(2)} s`
  const median = sorted[Math.floor(sorted.length / 2)]
  console.log(
    `| ${what} | ${aim} | ${text(median)} | ${text(sorted[0])} | ${text(sorted.at(-1))} |`,
  )
}

function ended(child) {
  return new Promise((resolve) => child.once('exit', resolve))
}
