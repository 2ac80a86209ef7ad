// Measures the resident memory of training, epoch by epoch: it must stay small and not grow (Linux only).
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../bin/jamjae.js', import.meta.url))
const [data = 'digits', epochs = '6'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'jamjae-memory-'))

console.log(`resident memory while training on ${data}, MB after each epoch (aim: under 400)\n`)
console.log('| recipe | after each epoch | peak |\n|---|---|---|')
for (const recipe of ['ch13-vae', 'ch13-autoencoder', 'relu-vae-2d', 'keras-vae-2d']) {
  const out = join(folder, recipe)
  const words = [
    command,
    'train',
    recipe,
    '--data',
    data,
    '--epochs',
    epochs,
    '--out',
    out,
    '--json',
    '--quiet',
  ]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const after = []
  let peak = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (JSON.parse(line).event !== 'epoch') continue
    after.push(resident(child.pid, 'VmRSS'))
    peak = resident(child.pid, 'VmHWM')
  }
  console.log(`| ${recipe} | ${after.join(' ')} | ${peak} |`)
}
rmSync(folder, { recursive: true })

function resident(pid, field) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round((Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6)
}
