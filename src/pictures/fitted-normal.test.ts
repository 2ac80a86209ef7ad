// A fitted normal distribution has the mean and the covariance of its points.
import { expect, it } from 'vitest'
import { momentsOf } from './covariance.js'
import { fittedNormal } from './fitted-normal.js'

// Four corners around (1, 2, 3), scaled and sheared; the third coordinate is twice the first.
const points = Float32Array.of(3, 5, 7, -1, -1, -1, 2, 1, 5, 0, 3, 1)

it('has the means and standard deviations', () => {
  const { mean, standardDeviation } = fittedNormal(points, 3)
  expect([...mean]).toEqual([1, 2, 3])
  expect([...standardDeviation].map((value) => value ** 2)).toEqual([
    expect.closeTo(2.5, 12),
    expect.closeTo(5, 12),
    expect.closeTo(10, 12),
  ])
})

it('transforms standard normal numbers to points with that covariance', () => {
  const fitted = fittedNormal(points, 3)
  // Corners of a cube: mean 0, and exactly the identity as covariance.
  const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].flatMap((z) => [x, y, z])))
  const drawn = momentsOf(fitted.points(Float32Array.from(corners)), 3)
  const wanted = momentsOf(points, 3)
  drawn.mean.forEach((value, at) => {
    expect(value).toBeCloseTo(wanted.mean[at] as number, 5)
  })
  drawn.covariance.forEach((row, at) => {
    row.forEach((value, other) => {
      expect(value).toBeCloseTo(wanted.covariance[at]?.[other] as number, 4)
    })
  })
})

it('is the mean if nothing varies', () => {
  const { points } = fittedNormal(new Float32Array(6).fill(4), 2)
  expect([...points(Float32Array.of(1, -2))]).toEqual([4, 4])
})
