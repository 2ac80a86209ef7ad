// Exports every recipe with the weights of its original, and lets ONNX and PyTorch check the files.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { importWeights, loadRun, recipes, resolveConfiguration } from '../../dist/node.js'

/** Checks: the files are valid, describe themselves, and agree with the originals in Python. */
export async function exportedModels({ folder, python }) {
  const into = join(folder, 'export')
  await mkdir(into)
  const saved = await python('import.py', 'save', into)
  for (const [name, recipe] of Object.entries(recipes)) {
    // They have no original.
    if (recipe.data?.table || recipe.model.type === 'gan') continue
    const path = join(into, name)
    const file = `${path}.safetensors`
    await importWeights({ run: path, file, configuration: resolveConfiguration(recipe) })
    const run = await loadRun(path)
    try {
      await run.export()
    } finally {
      await run.close()
    }
  }
  return [...saved, ...(await python('export.py', into))]
}
