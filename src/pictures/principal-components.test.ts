// Principal components of points whose components are known in closed form.
import { expect, it } from 'vitest'
import { principalComponents } from './principal-components.js'

/** Ends of the axes of an ellipsoid: the covariance of its points is diagonal in these directions. */
function ellipsoid(axes: readonly (readonly number[])[], centre: readonly number[]): Float32Array {
  const ends = axes.flatMap((axis) => [1, -1].map((sign) => axis.map((value) => sign * value)))
  return Float32Array.from(ends.flatMap((end) => end.map((value, at) => value + (centre[at] ?? 0))))
}

it('finds the two longest axes and their explained variance', () => {
  // Orthogonal, of lengths 5, 3 and 1.
  const axes = [
    [3, 4, 0],
    [0, 0, 3],
    [0.8, -0.6, 0],
  ]
  const { points, explained } = principalComponents(ellipsoid(axes, [10, -20, 30]), 3)
  const expected = [5, 0, -5, 0, 0, 3, 0, -3, 0, 0, 0, 0]
  expected.forEach((value, at) => {
    expect(points[at]).toBeCloseTo(value, 5)
  })
  expect(explained[0]).toBeCloseTo(25 / 35, 6)
  expect(explained[1]).toBeCloseTo(9 / 35, 6)
})

it('has a fixed sign of the directions, also for negated data', () => {
  const axes = [
    [-3, -4, 0],
    [0, 0, -3],
  ]
  const { points } = principalComponents(ellipsoid(axes, [0, 0, 0]), 3)
  expect([...points].map((value) => Math.round(value) + 0)).toEqual([-5, 0, 5, 0, 0, -3, 0, 3])
})

it('separates directions whose variances are close', () => {
  const axes = [
    [1.001, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 0.1, 0],
  ]
  const { points, explained } = principalComponents(ellipsoid(axes, [0, 0, 0, 0]), 4)
  expect(points[0]).toBeCloseTo(1.001, 5)
  expect(points[1]).toBeCloseTo(0, 5)
  expect(explained[0]).toBeGreaterThan(explained[1])
})

it('accepts two latents, and data without variance', () => {
  const two = principalComponents(Float32Array.of(0, 1, 0, -1, 0.5, 0, -0.5, 0), 2)
  expect([...two.points].map((value) => Math.round(2 * value) / 2 + 0)).toEqual([
    1, 0, -1, 0, 0, 0.5, 0, -0.5,
  ])
  const { points, explained } = principalComponents(new Float32Array(6).fill(7), 3)
  expect([...points, ...explained]).toEqual([0, 0, 0, 0, 0, 0])
})
