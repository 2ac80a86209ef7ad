// ELBO metrics and latent activity, from codes with known values.
import { expect, it } from 'vitest'
import { bitsPerDimension, elboMetrics } from './elbo.js'
import { meanEstimate } from './estimate.js'
import { latentActivity } from './latents.js'

/** Three examples, two latents: the first separates them, the second equals the prior. */
const codes = {
  count: 3,
  latent: 2,
  mean: Float32Array.of(-2, 0, 0, 0, 2, 0),
  logVariance: Float32Array.of(Math.log(0.25), 0, Math.log(0.25), 0, Math.log(0.25), 0),
}
const kl = (mean: number) => 0.5 * (mean ** 2 + 0.25 - Math.log(0.25) - 1)
const reconstruction = Float32Array.of(10, 20, 60)

it('an estimate is a mean and its standard error', () => {
  const { mean, standardError } = meanEstimate([2, 4, 9])
  expect(mean).toBe(5)
  expect(standardError).toBeCloseTo(Math.sqrt((9 + 1 + 16) / 2 / 3), 12)
  expect(meanEstimate([4]).standardError).toBeNaN()
})

it('the ELBO is −(reconstruction + KL), with the standard error of this sum', () => {
  const metrics = elboMetrics({ codes, reconstruction }, { unit: 'nats', dimensions: 4 })
  const bounds = [10 + kl(-2), 20 + kl(0), 60 + kl(2)].map((loss) => -loss)
  expect(metrics.examples).toBe(3)
  expect(metrics.elbo?.mean).toBeCloseTo(meanEstimate(bounds).mean, 5)
  expect(metrics.elbo?.standardError).toBeCloseTo(meanEstimate(bounds).standardError, 5)
  expect(metrics.kl?.mean).toBeCloseTo((2 * kl(2) + kl(0)) / 3, 6)
  expect(metrics.reconstruction.mean).toBe(30)
  expect(metrics.bitsPerDimension?.mean).toBeCloseTo(
    -meanEstimate(bounds).mean / 4 / Math.log(2),
    6,
  )
})

it('a fair coin per dimension is one bit per dimension', () => {
  const nats = { mean: -784 * Math.log(2), standardError: 784 * Math.log(2) }
  expect(bitsPerDimension(nats, 784)).toEqual({ mean: 1, standardError: 1 })
})

it('there is no ELBO of a squared error, and no KL without a posterior', () => {
  const squared = elboMetrics(
    { codes, reconstruction },
    { unit: 'meanSquaredError', dimensions: 4 },
  )
  expect(Object.keys(squared).sort()).toEqual(['examples', 'kl', 'reconstruction'])
  const { logVariance: _, ...points } = codes
  const plain = elboMetrics({ codes: points, reconstruction }, { unit: 'nats', dimensions: 4 })
  expect(Object.keys(plain).sort()).toEqual(['examples', 'reconstruction'])
})

it('a latent is active where its mean varies by more than 0.01', () => {
  const use = latentActivity(codes)
  expect(use.active).toBe(1)
  expect(use.kl?.[0]).toBeCloseTo((2 * kl(2) + kl(0)) / 3, 6)
  expect(use.kl?.[1]).toBe(0)
  expect(use.variance[0]).toBeCloseTo(8 / 3, 12)
  expect(use.variance[1]).toBe(0)
  const barely = (deviation: number) =>
    latentActivity({
      ...codes,
      latent: 1,
      count: 2,
      mean: Float32Array.of(5 - deviation, 5 + deviation),
    })
  expect([barely(0.099).active, barely(0.101).active]).toEqual([0, 1])
})
