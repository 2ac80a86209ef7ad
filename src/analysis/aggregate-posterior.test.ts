// The aggregate posterior of codes whose moments and densities are known.
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../pictures/normal-quantile.js'
import { Random } from '../random/random.js'
import type { Codes } from '../training/inference.js'
import { aggregatePosterior } from './aggregate-posterior.js'
import { normalCdf } from './normal-cdf.js'

type Gaussian = Codes & { readonly logVariance: Float32Array }

function codes(means: readonly (readonly number[])[], variances: readonly number[]): Gaussian {
  const logarithms = means.map(() => variances.map(Math.log))
  return {
    count: means.length,
    latent: variances.length,
    mean: Float32Array.from(means.flat()),
    logVariance: Float32Array.from(logarithms.flat()),
  }
}

it('the normal distribution function is the inverse of the quantiles', () => {
  const ratio = (p: number) => normalCdf(normalQuantile(p)) / p
  for (const p of [0.001, 0.3, 0.5, 0.7, 0.999]) expect(ratio(p)).toBeCloseTo(1, 12)
  for (const p of [1e-100, 1e-12]) expect(ratio(p)).toBeCloseTo(1, 8)
  expect([normalCdf(-40), normalCdf(40), normalCdf(0)]).toEqual([0, 1, 0.5])
})

describe('a collapsed posterior', () => {
  const collapsed = codes(
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [1, 1],
  )
  const found = aggregatePosterior({ train: collapsed, validation: collapsed })

  it('is the prior', () => {
    expect(found.mean).toEqual([0, 0])
    expect(found.variance).toEqual([1, 1])
    expect(found.correlation?.largest).toBeCloseTo(0, 12)
    for (const each of [...found.totalVariation, ...found.kolmogorovSmirnov])
      expect(each).toBeCloseTo(0, 12)
    const entropy = -Math.log(2 * Math.PI) - 1
    for (const each of [found.density?.ofCodes.prior.mean, found.density?.ofCodes.fitted.mean])
      expect(each).toBeCloseTo(entropy, 12)
    expect(found.density?.ofSamples.prior).toBeCloseTo(entropy, 12)
    expect(found.density?.ofSamples.fitted).toBeCloseTo(entropy, 12)
  })
})

it('moments are those of the mixture', () => {
  const given = codes(
    [
      [1, 0],
      [-1, 2],
      [3, 4],
    ],
    [0.25, 0.5],
  )
  const found = aggregatePosterior({ train: given, validation: given })
  expect(found.mean).toEqual([expect.closeTo(1, 6), expect.closeTo(2, 6)])
  expect(found.covariance?.flat()).toEqual(
    [8 / 3 + 0.25, 4 / 3, 4 / 3, 8 / 3 + 0.5].map((value) => expect.closeTo(value, 6)),
  )
  const expected = 4 / 3 / Math.sqrt((8 / 3 + 0.25) * (8 / 3 + 0.5))
  expect(found.correlation).toEqual({ largest: expect.closeTo(expected, 6), latents: [0, 1] })
})

it('two far peaks are far from the prior', () => {
  const given = codes([[-1], [1]], [1e-8])
  const { totalVariation, kolmogorovSmirnov, correlation } = aggregatePosterior({
    train: given,
    validation: given,
  })
  // At −1 and 1 half of each peak is on either side of an edge: only the four bins beside have mass.
  const inside = 2 * (normalCdf(1.25) - normalCdf(0.75))
  expect(totalVariation[0]).toBeCloseTo(1 - inside, 6)
  expect(kolmogorovSmirnov[0]).toBeCloseTo(0.5 - normalCdf(-0.75), 6)
  expect(correlation).toBeUndefined()
})

it('log densities are the means over samples of the posteriors', () => {
  const random = new Random(1, 'codes')
  const means = Array.from({ length: 40 }, () => {
    const [a, b] = [random.uniform() * 2, random.uniform()]
    return [a, a + b, 0.2 * b]
  })
  const train = codes(means, [0.1, 0.2, 0.3])
  const validation = codes(means.slice(0, 10), [0.3, 0.2, 0.1])
  const { density } = aggregatePosterior({ train, validation })
  const { mean, covariance = [] } = aggregatePosterior({ train, validation: train })
  const draws = 5_000
  const noise = new Float32Array(10 * draws * 3)
  random.fillNormal(noise)
  const sums = { codes: [0, 0], samples: [0, 0] }
  for (let at = 0; at < 10 * draws; at++) {
    const normal = [...noise.subarray(3 * at, 3 * at + 3)]
    const z = normal.map(
      (each, place) =>
        (means[at % 10]?.[place] as number) + Math.sqrt([0.3, 0.2, 0.1][place] as number) * each,
    )
    for (const [name, point] of Object.entries({ codes: z, samples: normal })) {
      const into = sums[name as 'codes']
      into[0] = (into[0] as number) + logNormal(point, [0, 0, 0], identity)
      into[1] = (into[1] as number) + logNormal(point, mean, covariance)
    }
  }
  const [ofCodes, ofSamples] = [sums.codes, sums.samples].map((each) =>
    each.map((sum) => sum / (10 * draws)),
  ) as [number[], number[]]
  expect(density?.ofCodes.prior.mean).toBeCloseTo(ofCodes[0] as number, 1)
  expect(density?.ofCodes.fitted.mean).toBeCloseTo(ofCodes[1] as number, 1)
  expect(density?.ofSamples.prior).toBeCloseTo(ofSamples[0] as number, 1)
  expect((density?.ofSamples.fitted as number) / (ofSamples[1] as number)).toBeCloseTo(1, 2)
})

it('many latents have no covariance', () => {
  const many = codes([Array(129).fill(1), Array(129).fill(3)], Array(129).fill(0.5))
  const found = aggregatePosterior({ train: many, validation: many })
  expect(found).not.toHaveProperty('covariance')
  expect(found).not.toHaveProperty('density')
  expect(found.mean[128]).toBeCloseTo(2, 6)
  expect(found.variance[128]).toBeCloseTo(1.5, 6)
})

const identity = [0, 1, 2].map((row) => [0, 1, 2].map((column) => Number(row === column)))

/** With the inverse and the determinant of a 3 × 3 matrix by cofactors. */
function logNormal(
  point: readonly number[],
  mean: readonly number[],
  s: readonly (readonly number[])[],
): number {
  const e = (row: number, column: number) => s[row % 3]?.[column % 3] as number
  const cofactor = (row: number, column: number) =>
    e(row + 1, column + 1) * e(row + 2, column + 2) -
    e(row + 1, column + 2) * e(row + 2, column + 1)
  const determinant = [0, 1, 2].reduce((sum, at) => sum + e(0, at) * cofactor(0, at), 0)
  const d = point.map((value, at) => value - (mean[at] as number))
  let square = 0
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++)
      square += ((d[row] as number) * (d[column] as number) * cofactor(row, column)) / determinant
  return -(3 * Math.log(2 * Math.PI) + Math.log(determinant) + square) / 2
}
