// Trains a small VAE, evaluates it and lets Python compute the same metrics from the same weights and the same noise.
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { safetensorsParts } from '../../dist/formats/safetensors.js'
import { binarizeDataset, loadRun, Random } from '../../dist/node.js'

const command = fileURLToPath(new URL('../../bin/jamjae.js', import.meta.url))
const samples = 120
const seed = 7
/** Examples that the noise of validation is drawn for together. */
const batch = 500
const configuration = {
  name: 'small',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [{ type: 'linear', units: 64 }, { type: 'relu' }],
    latent: 5,
    decoder: [{ type: 'linear', units: 64 }, { type: 'relu' }],
    likelihood: { type: 'bernoulli' },
  },
  training: { epochs: 2, reduction: 'sum' },
}

/** Checks: the bounds, the latent activity, neighbours and linear probe of `evaluate`. */
export async function evaluation({ folder, python }) {
  const into = join(folder, 'evaluation')
  await mkdir(into)
  const config = join(into, 'small.json')
  await writeFile(config, JSON.stringify(configuration))
  const path = join(into, 'run')
  const options = ['train', config, '--quiet', '--out', path]
  const { status, stderr } = spawnSync(process.execPath, [command, ...options], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const run = await loadRun(path)
  try {
    const found = await run.evaluate({ binarize: 'static', samples, seed })
    const given = join(into, 'given.safetensors')
    await writeFile(given, safetensorsParts(await whatItWasMadeOf(run)))
    await writeFile(join(into, 'found.json'), JSON.stringify(found))
    return await python('evaluation.py', given, join(into, 'found.json'))
  } finally {
    await run.close()
  }
}

async function whatItWasMadeOf(run) {
  const tensors = new Map(Object.entries(await run.state.read()))
  const splits = await run.data()
  for (const name of ['train', 'validation']) {
    const dataset = binarizeDataset(splits[name], { mode: 'static', seed })
    const { count, labels } = dataset
    const pixels = new Uint8Array(count * 784)
    await dataset.read([...Array(count).keys()], pixels)
    tensors.set(`images/${name}`, { shape: [count, 784], data: pixels })
    tensors.set(`labels/${name}`, { shape: [count], data: labels.slice() })
  }
  const { count } = splits.validation
  const { latent } = run.model
  const once = new Float32Array(count * latent)
  for (let from = 0; from < count; from += batch)
    new Random(seed, `validation/${from}/latent`).fillNormal(
      once.subarray(from * latent, (from + batch) * latent),
    )
  tensors.set('noise/once', { shape: [count, latent], data: once })
  const many = new Float32Array(count * samples * latent)
  const size = samples * latent
  for (let example = 0; example < count; example++)
    new Random(seed, `importance/${example}`).fillNormal(
      many.subarray(example * size, (example + 1) * size),
    )
  tensors.set('noise/many', { shape: [count, samples, latent], data: many })
  return tensors
}
