// Trains a VAE with each likelihood on the built-in digits and on colour pictures (../shared/data/fruits-mini, or drawn
// here), and makes the tables and pictures of docs/likelihoods.md:
// npm run setup && node scripts/likelihoods.js [digits] [fruits] [shapes]
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { gridPng } from '../dist/drawing/grid-png.js'
import { graph, inputNames, loadRun, program, Random, Scope } from '../dist/node.js'
import { labelledGrid } from '../dist/pictures/labelled-grid.js'
import { imageInput } from '../dist/training/programs.js'
import { logMasses } from './byte-masses.js'
import { drawColourShapes } from './colour-shapes.js'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const command = path('../bin/jamjae.js')
const pictured = 10

const colourTraining = ['conv-vae', '--size', '32x32', '--batch-size', '16', '--epochs', '150']
const colourLikelihoods = [
  { type: 'bernoulli' },
  { type: 'continuousBernoulli' },
  { type: 'gaussian', deviation: 1 },
  { type: 'gaussian', deviation: 0.1 },
  { type: 'gaussian', deviation: 0.07 },
  { type: 'gaussian', deviation: 0.05 },
  { type: 'gaussian', deviation: 'perExample' },
  { type: 'gaussian', deviation: 'perValue' },
  { type: 'laplace', scale: 0.05 },
  { type: 'laplace', scale: 'perExample' },
  { type: 'laplace', scale: 'perValue' },
  { type: 'discretizedLogisticMixture', components: 5 },
]

const experiments = {
  digits: {
    train: ['ch13-vae', '--latent', '10', '--epochs', '5'],
    title: 'Digits and what comes back of them',
    picture: path('../docs/likelihoods.png'),
    likelihoods: [
      { type: 'bernoulli' },
      { type: 'continuousBernoulli' },
      { type: 'gaussian', deviation: 1 },
      { type: 'gaussian', deviation: 0.1 },
      { type: 'gaussian', deviation: 'perExample' },
      { type: 'gaussian', deviation: 'perValue' },
      { type: 'laplace', scale: 0.1 },
      { type: 'laplace', scale: 'perExample' },
      { type: 'laplace', scale: 'perValue' },
      { type: 'discretizedLogisticMixture', components: 5 },
    ],
  },
  fruits: {
    source: path('../../shared/data/fruits-mini'),
    train: colourTraining,
    title: 'Fruits and what comes back of them',
    picture: path('../docs/likelihoods-colour.png'),
    likelihoods: colourLikelihoods,
  },
  shapes: {
    draw: drawColourShapes,
    train: colourTraining,
    title: 'Shapes and what comes back of them',
    picture: 'likelihoods-shapes.png',
    likelihoods: colourLikelihoods,
  },
}

const asked = process.argv.slice(2)
const colour = existsSync(experiments.fruits.source) ? 'fruits' : 'shapes'
for (const name of asked.length > 0 ? asked : ['digits', colour]) {
  const experiment = experiments[name]
  if (experiment && existsSync(experiment.source ?? command)) await conducted(name, experiment)
  else {
    const expected = experiment?.source ?? `one of ${Object.keys(experiments).join(', ')}`
    console.error(`likelihoods: ${name}: expected ${expected}, got none`)
    process.exitCode = 2
  }
}

async function conducted(name, { title, picture, likelihoods, draw, ...experiment }) {
  const folder = await mkdtemp(join(tmpdir(), `jamjae-likelihoods-${name}-`))
  console.log(`\n${name}: ${experiment.train.join(' ')}\n`)
  row(['likelihood', '-ELBO', 'KL', 'reported bits', 'bits of bytes', 'squared error', 'probe'])
  row(['---', '---:', '---:', '---:', '---:', '---:', '---:'])
  try {
    const drawn = join(folder, 'drawn')
    if (draw) await draw(drawn)
    const from = draw ? { ...experiment, source: drawn } : experiment
    const results = []
    for (const likelihood of likelihoods) results.push(await measured(folder, from, likelihood))
    const [{ shape, original, floor }] = results
    console.log(`\nCross-entropy of a perfect reconstruction: ${floor.toFixed(1)} nats`)
    const rows = [{ label: 'original', images: original }, ...results]
    const png = await gridPng(labelledGrid({ title, shape, columns: pictured, rows }))
    await sharp(png).png({ palette: true, dither: 0, effort: 10 }).toFile(picture)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Trains, prints its row of the table, and returns its row of the picture. */
async function measured(folder, { source, train }, likelihood) {
  const { type, ...choices } = likelihood
  const label = [type, ...Object.values(choices)].join(' ')
  const out = join(folder, label)
  const settings = Object.entries(likelihood).flatMap(([key, value]) => [
    '--set',
    `model.likelihood.${key}=${value}`,
  ])
  const options = [...(source ? ['--data', source] : []), ...settings, '--out', out, '--quiet']
  const { status } = spawnSync(process.execPath, [command, 'train', ...train, ...options], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${label}: training ended with ${status}`)

  const run = await loadRun(out)
  try {
    const { validation: unseen } = await run.data()
    const { validation, isLikelihood, isDensity, representation } = await run.evaluate()
    const { elbo, kl, bitsPerDimension } = validation
    const bits = type === 'bernoulli' ? undefined : await bitsOfBytes(run, likelihood, unseen)
    row([
      `\`${label}\``,
      `${(-elbo.mean).toFixed(1)}${isLikelihood ? '' : ' (cross-entropy)'}`,
      kl.mean.toFixed(1),
      isLikelihood ? `${bitsPerDimension.mean.toFixed(2)}${isDensity ? ' + 8' : ''}` : '',
      bits?.toFixed(2) ?? '',
      representation.squaredError.mean.toFixed(4),
      `${(100 * representation.linearProbe.accuracy.mean).toFixed(1)} %`,
    ])
    const some = await bytesOf(unseen, [...Array(pictured).keys()])
    const { original, reconstructed } = await run.reconstruct(some)
    const all = await bytesOf(unseen, [...Array(unseen.count).keys()])
    const floor = crossEntropy(all) / unseen.count
    return { label, shape: unseen.shape, original, images: reconstructed, floor }
  } finally {
    await run.close()
  }
}

async function bytesOf({ shape, read }, indices) {
  const bytes = new Uint8Array(indices.length * shape.reduce((one, other) => one * other))
  await read(indices, bytes)
  return bytes
}

/** The remaining loss if every mean is the pixel itself, in nats. */
function crossEntropy(bytes) {
  const term = (fraction) => (fraction > 0 ? fraction * Math.log(fraction) : 0)
  return bytes.reduce((sum, byte) => sum - term(byte / 255) - term(1 - byte / 255), 0)
}

/** −(E log P(bytes|z) − KL) in bits a value, where P is the likelihood's probability of each grey level's bin. */
async function bitsOfBytes({ model, engine, state }, likelihood, dataset) {
  const { count, shape } = dataset
  const size = shape.reduce((one, other) => one * other)
  const batch = Math.min(count, 100)
  const x = imageInput(model, batch)
  const scope = new Scope('evaluation')
  const { mean, logVariance } = model.encode(x, scope)
  const noise = graph.input('noise', [batch, model.latent])
  const z = graph.add(mean, graph.multiply(graph.exp(graph.multiply(logVariance, 0.5)), noise))
  const outputs = { mean, logVariance, made: model.decoderOutput(z, scope) }
  const executable = await engine.compile(program({ outputs }))
  let nats = 0
  for (let from = 0; from < count; from += batch) {
    const bytes = await bytesOf(
      dataset,
      [...Array(batch).keys()].map((at) => from + at),
    )
    const normals = new Float32Array(batch * model.latent)
    new Random(1, `bits/${from}`).fillNormal(normals)
    const inputs = { [inputNames.images]: bytes.slice(), noise: normals }
    const found = await executable.run(state, inputs, 1)
    for (const each of logMasses(likelihood, bytes, found.made, size)) nats -= each
    for (const [at, m] of found.mean.entries())
      nats += (m * m + Math.exp(found.logVariance[at]) - found.logVariance[at] - 1) / 2
  }
  await executable.dispose()
  return nats / (count * size * Math.LN2)
}

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}
