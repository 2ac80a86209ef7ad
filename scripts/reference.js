// Trains the four recipes in full on MNIST (../shared/data/mnist) and compares the last validation metrics with
// the reference curves in ../shared/reference (npm run reference; names of recipes as arguments train only those).
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const tolerance = 0.015
const figureOf = {
  'ch13-autoencoder': 'val',
  'ch13-vae': 'test_neg_elbo',
  'relu-vae-2d': 'test_neg_elbo',
  'keras-vae-2d': 'test_neg_elbo',
}

const command = path('../bin/jamjae.js')
const data = path('../../shared/data/mnist')
const curves = path('../../shared/reference')
for (const needed of [command, data, curves]) {
  if (existsSync(needed)) continue
  console.error(`reference: expected ${needed}, got nothing there. Put it there first`)
  process.exit(2)
}
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in figureOf))
if (unknown.length > 0) {
  const known = Object.keys(figureOf).join(', ')
  console.error(`reference: expected names among ${known}, got ${unknown.join(', ')}`)
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'jamjae-reference-'))
row(['recipe', 'ours', 'reference seeds', 'reference mean', 'difference', 'seconds', 'images/s'])
row(['---', '---:', '---:', '---:', '---:', '---:', '---:'])
let areAllClose = true
for (const recipe of chosen.length > 0 ? chosen : Object.keys(figureOf)) {
  const known = lastFigures(recipe)
  const mean = known.reduce((sum, figure) => sum + figure, 0) / known.length
  const { validation, seconds, imagesPerSecond } = await trained(recipe)
  const difference = validation.loss / mean - 1
  const isClose = Math.abs(difference) <= tolerance
  areAllClose &&= isClose
  row([
    recipe,
    figure(validation.loss),
    known.map(figure).join(', '),
    figure(mean),
    `${(100 * difference).toFixed(2)} %${isClose ? '' : ' (too far)'}`,
    seconds.toFixed(0),
    imagesPerSecond.toFixed(0),
  ])
}
console.error(`The runs are in ${folder}`)
process.exitCode = areAllClose ? 0 : 1

/** The reference's metric after the last epoch, one a seed. */
function lastFigures(recipe) {
  const files = readdirSync(curves).filter((name) =>
    new RegExp(`^${recipe}-\\d+\\.json$`).test(name),
  )
  if (files.length === 0) throw new Error(`no curves of ${recipe} in ${curves}`)
  return files.sort().map((name) => {
    const { epochs } = JSON.parse(readFileSync(join(curves, name), 'utf8'))
    return epochs.at(-1)[figureOf[recipe]]
  })
}

/** Trains in full with the command line; resolves to its last line of JSON. */
async function trained(recipe) {
  const options = ['train', recipe, '--data', data, '--out', join(folder, recipe), '--json']
  const child = spawn(process.execPath, [command, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  let finished
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line)
    if (event.event === 'finished') finished = event
  }
  const status = await ended
  if (status === 0 && finished) return finished
  throw new Error(`${recipe}: the command line ended with ${status} and without its last line`)
}

function figure(value) {
  return value.toPrecision(5)
}

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

function path(name) {
  return fileURLToPath(new URL(name, import.meta.url))
}
