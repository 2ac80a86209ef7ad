// Measures samples, and lets prdc and torchmetrics measure them in Python.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { frechetDistance, kernelDistance, precisionRecall, Random } from '../../dist/node.js'

/** Checks: precision, recall, density, coverage, FID and KID of features that differ to several degrees. */
export async function sampleQuality({ folder, python }) {
  const results = []
  for (const [index, { shift, scale }] of [
    { shift: 0, scale: 1 },
    { shift: 0.4, scale: 1 },
    { shift: 0, scale: 0.5 },
  ].entries()) {
    const random = new Random(index, 'sample quality')
    const [real, samples] = [drawn(random, {}), drawn(random, { shift, scale })]
    const { k, ...fractions } = precisionRecall(real, samples)
    const blockSize = samples.count
    const found = {
      ...Object.fromEntries(Object.entries(fractions).map(([name, { mean }]) => [name, mean])),
      FID: frechetDistance(real, samples).mean,
      KID: kernelDistance(real, samples, { blockSize }).mean,
    }
    const file = join(folder, `samples-${index}.json`)
    const given = { name: `shift ${shift}, scale ${scale}`, k, found }
    const rows = ({ values }) => [...values]
    const sets = { size: real.size, real: rows(real), samples: rows(samples) }
    await writeFile(file, JSON.stringify({ ...given, ...sets }))
    results.push(...(await python('sample-quality.py', file)))
    if (results.at(-1)?.skipped) break
  }
  return results
}

/** Correlated features, not centred. */
function drawn(random, { shift = 0, scale = 1, count = 400, size = 12 }) {
  const normal = new Float32Array(count * size)
  random.fillNormal(normal)
  const values = normal.map((value, at) => {
    const before = at % size === 0 ? 0 : (normal[at - 1] ?? 0)
    return 1 + shift + scale * (value + 0.7 * before)
  })
  return { count, size, values }
}
