// Whole commands on MNIST, in turns: ten epochs of ch13-vae beside a PyTorch program that loads its data as tutorials do, and the
// codes of 1,000,000 images beside PyTorch's forward pass. Use: MNIST-FOLDER [ROUNDS]; PYTHON names an interpreter with PyTorch and Pillow.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { median } from './studio-place.js'

const [mnist, rounds = '3'] = process.argv.slice(2)
if (!mnist) {
  console.error('whole: expected the folder with the four files of MNIST')
  process.exit(2)
}
const python = process.env.PYTHON ?? 'python3'
const here = fileURLToPath(new URL('.', import.meta.url))
const jamjae = [process.execPath, join(here, '..', 'bin', 'jamjae.js')]
const other = [python, '-B', join(here, 'whole.py')]
const epochs = 10
const count = 1_000_000
const folder = mkdtempSync(join(tmpdir(), 'jamjae-whole-'))

try {
  const run = join(folder, 'run')
  const words = ['train', 'ch13-vae', '--data', resolve(mnist), '--quiet', '--out']
  await compared(`ch13-vae, ${epochs} epochs, from the command to its end`, {
    ours: (round) => [...jamjae, ...words, `${run}-${round}`, '--epochs', String(epochs)],
    theirs: () => [...other, 'train', mnist, String(epochs)],
  })
  const images = join(folder, 'images-idx3-ubyte')
  writeFileSync(images, repeated(join(mnist, 'train-images-idx3-ubyte.gz')))
  const out = join(folder, 'codes.npy')
  await compared(`codes of ${count.toLocaleString('en')} images, from the command to its end`, {
    ours: () => [...jamjae, 'encode', `${run}-0`, images, '--out', out, '--force'],
    theirs: () => [...other, 'encode', images, `${out}-theirs`],
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** MNIST's images over and over, as one IDX file. */
function repeated(file) {
  const bytes = gunzipSync(readFileSync(file))
  const [header, given] = [Buffer.from(bytes.subarray(0, 16)), bytes.subarray(16)]
  header.writeUInt32BE(count, 4)
  const all = Buffer.alloc(count * 784)
  for (let at = 0; at < all.length; at += given.length) given.copy(all, at)
  return Buffer.concat([header, all])
}

async function compared(title, { ours, theirs }) {
  const times = { Jamjae: [], PyTorch: [] }
  for (let round = 0; round < Number(rounds); round++) {
    times.Jamjae.push(await seconds(ours(round)))
    times.PyTorch.push(await seconds(theirs(round)))
  }
  console.log(`\n| ${title} | seconds (least–most) |\n|---|---:|`)
  for (const [name, all] of Object.entries(times)) {
    const spread = [Math.min(...all), Math.max(...all)].map((time) => time.toFixed(1)).join('–')
    console.log(`| ${name} | ${median(all).toFixed(1)} (${spread}) |`)
  }
  const ratios = times.PyTorch.map((time, round) => time / times.Jamjae[round])
  console.log(`| PyTorch ÷ Jamjae | ${median(ratios).toFixed(2)} |`)
}

function seconds([program, ...words]) {
  const started = performance.now()
  return new Promise((done, failed) => {
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('exit', (code) => {
      if (code === 0) done((performance.now() - started) / 1000)
      else failed(new Error(`${[program, ...words].join(' ')} ended with ${code}`))
    })
  })
}
