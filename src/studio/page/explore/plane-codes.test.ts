// Which codes are on the plane.
import { expect, it } from 'vitest'
import { codesOnPlane, planeRanges } from './plane-codes.js'

const prior = {
  latent: 2,
  mean: [0, 10],
  standardDeviation: [1, 2],
  draw: async () => new Float32Array(),
}

it('the plane extends three standard deviations to each side', () => {
  expect(planeRanges(prior)).toEqual([
    { min: -3, max: 3 },
    { min: 4, max: 16 },
  ])
})

it('has each code within it once, and none outside', () => {
  const values = Float32Array.of(0, 10, 3, 16, -3, 4, 3.01, 10, 0, 3.9, Number.NaN, 10)
  expect(codesOnPlane(values, planeRanges(prior)).sort()).toEqual([0, 1, 2])
  const many = new Float32Array(200).map((_, at) => (at % 2 === 0 ? 0 : 10))
  expect(codesOnPlane(many, planeRanges(prior)).sort((a, b) => a - b)).toEqual([
    ...Array(100).keys(),
  ])
})
