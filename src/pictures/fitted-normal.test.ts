// A fitted normal distribution has the mean and the covariance of its points.
import { expect, it } from 'vitest'
import { momentsOf } from './covariance.js'
import { fittedNormal } from './fitted-normal.js'

// Four corners around (1, 2, 3), stretched and slanted; the third coordinate is twice the first.
const points = Float32Array.of(3, 5, 7, -1, -1, -1, 2, 1, 5, 0, 3, 1)

it('knows means and deviations', () => {
  const { mean, standardDeviation } = fittedNormal(points, 3)
  expect([...mean]).toEqual([1, 2, 3])
  expect([...standardDeviation].map((value) => value ** 2)).toEqual([
    expect.closeTo(2.5, 12),
    expect.closeTo(5, 12),
    expect.closeTo(10, 12),
  ])
})

it('turns standard normal numbers into points with that covariance', () => {
  const fitted = fittedNormal(points, 3)
  // Numbers whose mean is 0 and whose covariance is exactly the identity: corners of a cube.
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

it('stays at the mean where nothing varies', () => {
  const { points } = fittedNormal(new Float32Array(6).fill(4), 2)
  expect([...points(Float32Array.of(1, -2))]).toEqual([4, 4])
})
