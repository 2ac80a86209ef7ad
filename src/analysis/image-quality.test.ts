// PSNR, SSIM and MS-SSIM against their definitions, window by window, and where they are known.
import { describe, expect, it } from 'vitest'
import { seededValues } from '../../test/seeded-values.js'
import {
  type ImageBatch,
  multiScaleSide,
  multiScaleSimilarity,
  peakSignalToNoise,
  structuralSimilarity,
} from './image-quality.js'

const batch = (shape: ImageBatch['shape'], seed: number): ImageBatch => ({
  shape,
  values: Float32Array.from(seededValues({ shape, range: [0, 1] }, seed)),
})
const changed = ({ shape, values }: ImageBatch, change: (value: number, at: number) => number) => ({
  shape,
  values: values.map(change),
})

/** SSIM of two planes, from the definition at every place where the window fits. */
function byDefinition(a: ArrayLike<number>, b: ArrayLike<number>, height: number, width: number) {
  const weights = Array.from({ length: 121 }, (_, at) => {
    const [y, x] = [Math.floor(at / 11) - 5, (at % 11) - 5]
    return Math.exp(-(y * y + x * x) / (2 * 1.5 ** 2))
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  for (let row = 0; row + 11 <= height; row++)
    for (let column = 0; column + 11 <= width; column++) {
      const mean = (of: (at: number) => number) =>
        weights.reduce((all, weight, at) => {
          const place = (row + Math.floor(at / 11)) * width + column + (at % 11)
          return all + (weight / total) * of(place)
        }, 0)
      const [mA, mB] = [mean((at) => a[at] ?? 0), mean((at) => b[at] ?? 0)]
      const vA = mean((at) => ((a[at] ?? 0) - mA) ** 2)
      const vB = mean((at) => ((b[at] ?? 0) - mB) ** 2)
      const both = mean((at) => ((a[at] ?? 0) - mA) * ((b[at] ?? 0) - mB))
      sum +=
        ((2 * mA * mB + 1e-4) * (2 * both + 9e-4)) / ((mA ** 2 + mB ** 2 + 1e-4) * (vA + vB + 9e-4))
    }
  return sum / ((height - 10) * (width - 10))
}

describe('PSNR', () => {
  it('is the error in decibels, image by image', () => {
    const one = { shape: [2, 1, 2, 2] as const, values: Float32Array.of(0, 0, 0, 0, 1, 1, 1, 1) }
    const other = changed(one, (value, at) => (at < 4 ? value + 0.1 : value))
    const [first, second] = peakSignalToNoise(one, other)
    expect(first).toBeCloseTo(20, 5)
    expect(second).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('SSIM', () => {
  it('is its definition, the mean over channels', () => {
    const one = batch([2, 3, 13, 15], 1)
    const other = changed(one, (value, at) => 0.7 * value + 0.3 * Math.abs(Math.sin(at)))
    const found = structuralSimilarity(one, other)
    for (const image of [0, 1]) {
      const planes = [0, 1, 2].map((channel) => {
        const [from, to] = [0, 1].map((end) => (image * 3 + channel + end) * 13 * 15)
        return byDefinition(one.values.subarray(from, to), other.values.subarray(from, to), 13, 15)
      })
      expect(found[image]).toBeCloseTo(planes.reduce((sum, value) => sum + value, 0) / 3, 6)
    }
  })

  it('is 1 of equal images', () => {
    const one = batch([1, 1, 12, 11], 2)
    expect(structuralSimilarity(one, one)[0]).toBeCloseTo(1, 12)
  })
})

describe('MS-SSIM', () => {
  const one = batch([1, 1, multiScaleSide, multiScaleSide + 3], 3)

  it('is 1 of equal images, and falls with noise', () => {
    expect(multiScaleSimilarity(one, one)[0]).toBeCloseTo(1, 12)
    const [little = 0, much = 0] = [0.1, 0.5].map(
      (noise) =>
        multiScaleSimilarity(
          one,
          changed(one, (v, at) => v + noise * Math.sin(at * at)),
        )[0],
    )
    expect(little).toBeLessThan(1)
    expect(much).toBeLessThan(little)
  })

  it('is 0, not a complex number, of an image and its negative', () => {
    expect(
      multiScaleSimilarity(
        one,
        changed(one, (value) => 1 - value),
      )[0],
    ).toBe(0)
  })
})
