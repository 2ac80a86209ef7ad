// Trains ch13-vae with each likelihood on the built-in digits and makes the table and the picture of
// docs/likelihoods.md: npm run build && node scripts/likelihoods.js [epochs]
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gridPng } from '../dist/drawing/grid-png.js'
import { graph, inputNames, loadRun, program, Random, Scope } from '../dist/node.js'
import { labelledGrid } from '../dist/pictures/labelled-grid.js'
import { images } from '../dist/training/programs.js'
import { logMasses } from './byte-masses.js'

const command = fileURLToPath(new URL('../bin/jamjae.js', import.meta.url))
const picture = fileURLToPath(new URL('../docs/likelihoods.png', import.meta.url))
const [epochs = '5'] = process.argv.slice(2)
const latent = 10
const pictured = 10

const likelihoods = [
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
]
const nameOf = ({ type, ...options }) => [type, ...Object.values(options)].join(' ')

const folder = await mkdtemp(join(tmpdir(), 'jamjae-likelihoods-'))
const rows = []
try {
  row(['likelihood', '-ELBO', 'KL', 'bits as told', 'bits of bytes', 'squared error', 'probe'])
  row(['---', '---:', '---:', '---:', '---:', '---:', '---:'])
  for (const likelihood of likelihoods) await measured(likelihood)
  const grid = { title: 'Digits and what comes back of them', shape: [28, 28], columns: pictured }
  await writeFile(picture, await gridPng(labelledGrid({ ...grid, rows })))
} finally {
  await rm(folder, { recursive: true })
}

async function measured(likelihood) {
  const name = nameOf(likelihood)
  const out = join(folder, name)
  const settings = Object.entries(likelihood).flatMap(([key, value]) => [
    '--set',
    `model.likelihood.${key}=${value}`,
  ])
  const options = ['--latent', latent, '--epochs', epochs, ...settings, '--out', out, '--quiet']
  const words = [command, 'train', 'ch13-vae', ...options.map(String)]
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${name}: training ended with ${status}`)

  const run = await loadRun(out)
  try {
    const { validation, isLikelihood, isDensity, representation } = await run.evaluate()
    const { elbo, kl, bitsPerDimension } = validation
    const bits = likelihood.type === 'bernoulli' ? undefined : await bitsOfBytes(run, likelihood)
    row([
      `\`${name}\``,
      `${(-elbo.mean).toFixed(1)}${isLikelihood ? '' : ' (cross-entropy)'}`,
      kl.mean.toFixed(1),
      isLikelihood ? `${bitsPerDimension.mean.toFixed(2)}${isDensity ? ' + 8' : ''}` : '',
      bits?.toFixed(2) ?? '',
      representation.squaredError.mean.toFixed(4),
      `${(100 * representation.linearProbe.accuracy.mean).toFixed(1)} %`,
    ])
    const { original, reconstructed } = await run.reconstruct(await someImages(run))
    if (rows.length === 0) rows.push({ label: 'original', images: original })
    rows.push({ label: name, images: reconstructed })
  } finally {
    await run.close()
  }
}

async function someImages(run) {
  const { validation } = await run.data()
  const bytes = new Uint8Array(pictured * 784)
  await validation.read([...Array(pictured).keys()], bytes)
  return bytes
}

/** −(E log P(bytes|z) − KL) in bits a pixel, where P is the likelihood's probability of each grey level's bin. */
async function bitsOfBytes(run, likelihood) {
  const { model, engine, state } = run
  const { validation } = await run.data()
  const { count } = validation
  const batch = 100
  const x = images(model, batch)
  const scope = new Scope('evaluation')
  const { mean, logVariance } = model.encode(x, scope)
  const noise = graph.input('noise', [batch, latent])
  const z = graph.add(mean, graph.multiply(graph.exp(graph.multiply(logVariance, 0.5)), noise))
  const outputs = { mean, logVariance, made: model.output(z, scope) }
  const executable = await engine.compile(program({ outputs }))
  let nats = 0
  for (let from = 0; from < count; from += batch) {
    const bytes = new Uint8Array(batch * 784)
    await validation.read(
      [...Array(batch).keys()].map((at) => from + at),
      bytes,
    )
    const normals = new Float32Array(batch * latent)
    new Random(1, `bits/${from}`).fillNormal(normals)
    const inputs = { [inputNames.images]: bytes.slice(), noise: normals }
    const found = await executable.run(state, inputs, 1)
    for (const each of logMasses(likelihood, bytes, found.made, 784)) nats -= each
    for (const [at, m] of found.mean.entries())
      nats += (m * m + Math.exp(found.logVariance[at]) - found.logVariance[at] - 1) / 2
  }
  await executable.dispose()
  return nats / (count * 784 * Math.LN2)
}

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}
