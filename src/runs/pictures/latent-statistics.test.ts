// Statistics of latents against values known in closed form.
import { expect, it } from 'vitest'
import { latentStatistics } from './latent-statistics.js'

it('of a model with a posterior: the KL of each latent, and the prior', () => {
  // Latent 1 is the prior; latent 2 has mean ±2 and variance 1: ½ · 4; latent 3 variance e: ½ (e − 2).
  const codes = {
    count: 2,
    latent: 3,
    mean: Float32Array.of(0, 2, 0, 0, -2, 0),
    logVariance: Float32Array.of(0, 0, 1, 0, 0, 1),
  }
  const { measure, values, order, mean, standardDeviation, points } = latentStatistics(
    codes,
    'closedForm',
  )
  expect(measure).toBe('kl')
  expect(values).toEqual([0, 2, expect.closeTo((Math.E - 2) / 2, 12)])
  expect(order).toEqual([1, 2, 0])
  expect([[...Array.from(mean)], [...Array.from(standardDeviation)]]).toEqual([
    [0, 0, 0],
    [1, 1, 1],
  ])
  expect([...points(Float32Array.of(1, 2, 3))]).toEqual([1, 2, 3])
})

it('of a model without a posterior: the variance of each code, and a normal distribution fitted to them', () => {
  const codes = { count: 2, latent: 2, mean: Float32Array.of(3, 10, 5, 20) }
  const { measure, values, order, mean, standardDeviation } = latentStatistics(codes, undefined)
  expect(measure).toBe('variance')
  expect(values).toEqual([1, 25])
  expect(order).toEqual([1, 0])
  expect([[...Array.from(mean)], [...Array.from(standardDeviation)]]).toEqual([
    [4, 15],
    [1, 5],
  ])
})

it('orders the latents that the decoder sees, and the others', () => {
  const mean = Float32Array.of(3, 10, 0, 0, 5, 20, 2, 90)
  const { values, order, hidden } = latentStatistics({ count: 2, latent: 4, mean }, 'samples', 2)
  expect(values).toEqual([1, 25, 1, 2025])
  expect([order, hidden]).toEqual([
    [1, 0],
    [3, 2],
  ])
})
