// Codes in two directions: latents unchanged, or principal components.
import { expect, it } from 'vitest'
import { axesOf, pointsOf } from './projection.js'

const latent = 3
const count = 6000
// Long along the second latent, shorter along the third, hardly anything along the first.
const values = Float32Array.from({ length: count * latent }, (_, at) => {
  const [row, which] = [Math.floor(at / latent), at % latent]
  return ([0.01, 5, 1][which] as number) * Math.sin(row * (which + 1) * 0.7)
})
const codes = { values, latent }

it('leaves latents unchanged', () => {
  const points = pointsOf(codes, [2, 0], undefined)
  expect([...points.subarray(0, 4)]).toEqual([values[2], values[0], values[5], values[3]])
})

it('finds the components from a subset of the rows, and mixes them with latents', () => {
  const axes = axesOf(codes)
  expect(Math.abs(axes.directions[0][1] ?? 0)).toBeCloseTo(1, 3)
  expect(Math.abs(axes.directions[1][2] ?? 0)).toBeCloseTo(1, 3)
  const points = pointsOf(codes, ['first', 0], axes)
  expect(points).toHaveLength(2 * count)
  expect(Math.abs(points[2] ?? 0)).toBeCloseTo(Math.abs(values[4] ?? 0), 1)
  expect(points[3]).toBe(values[3])
})
