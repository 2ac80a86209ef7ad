// Imports the originals' weights with the command line, and lets PyTorch check the result.
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { safetensorsParts } from '../../dist/formats/safetensors.js'
import { arrayDataset, loadRun, Random, recipes } from '../../dist/node.js'

const command = fileURLToPath(new URL('../../bin/jamjae.js', import.meta.url))
const count = 16

/** Checks: every original's state_dict is imported, and is equivalent here and, exported again, in PyTorch. */
export async function importedWeights({ folder, python }) {
  const into = join(folder, 'import')
  await mkdir(into)
  const saved = await python('import.py', 'save', into)
  const imported = []
  for (const recipe of Object.keys(recipes).filter((name) => hasOriginal(recipes[name])))
    imported.push(await importOne(into, recipe))
  if (imported.some(({ passed }) => !passed)) return [...saved, ...imported]
  return [...saved, ...imported, ...(await python('import.py', 'compare', into))]
}

/** A table's recipe and that of a GAN have none. */
function hasOriginal({ data, model }) {
  return !data?.table && model.type !== 'gan'
}

async function importOne(into, recipe) {
  const run = join(into, recipe)
  const words = ['import', run, join(into, `${recipe}.safetensors`), '--recipe', recipe]
  const { status, stderr } = spawnSync(process.execPath, [command, ...words], { encoding: 'utf8' })
  if (status === 0) await writeOutputs(run)
  return {
    check: `${recipe} takes the weights of its original`,
    passed: status === 0,
    detail: stderr.trim(),
  }
}

async function writeOutputs(path) {
  const run = await loadRun(path)
  try {
    const { input, latent } = run.model
    const [images, latents] = [new Uint8Array(count * 784), new Float32Array(count * latent)]
    const random = new Random(5, 'verify')
    for (const at of images.keys()) images[at] = random.below(256)
    random.fillNormal(latents)
    const codes = await run.encode(arrayDataset(input, images))
    const decoded = await run.decode(latents)
    const shape = [count, latent]
    const outputs = new Map([
      ['images', { shape: [count, ...input], data: images }],
      ['latents', { shape, data: latents }],
      ['mean', { shape, data: codes.mean }],
      ['decoded', { shape: [count, ...input], data: decoded }],
    ])
    if (codes.logVariance) outputs.set('logVariance', { shape, data: codes.logVariance })
    await writeFile(`${path}.outputs.safetensors`, safetensorsParts(outputs))
  } finally {
    await run.close()
  }
}
