// Images that are reconstructed exactly, whose PSNR is infinite, are counted and left out of its mean.
import { expect, it } from 'vitest'
import { arrayDataset } from '../data/dataset.js'
import type { Inference } from '../training/inference.js'
import { reconstructionQuality } from './reconstruction-quality.js'

const side = 12
const size = side * side
const original = Float32Array.from({ length: 3 * size }, (_, at) => (at % 7) / 10)

/** Reconstructs all images but the first `exact` with an error of 0.1. */
const quality = (exact: number) => {
  const reconstructed = original.map((value, at) => (at < exact * size ? value : value + 0.1))
  const reconstruct = async () => ({ original, reconstructed })
  const inference = { model: { input: [side, side] }, reconstruct } as unknown as Inference
  return reconstructionQuality({ inference, dataset: arrayDataset([side, side], original) })
}

it.each([
  [0, undefined, 20],
  [2, 2, 20],
  [3, 3, undefined],
])('of %i exact ones', async (exact, counted, mean) => {
  const found = await quality(exact)
  expect(found.exact).toBe(counted)
  if (mean === undefined) expect(found).not.toHaveProperty('psnr')
  else expect(found.psnr?.mean).toBeCloseTo(mean, 3)
  expect(JSON.stringify(found.psnr?.mean ?? 0)).not.toBe('null')
})
