// Interpolation along a great circle.
import { expect, it } from 'vitest'
import { onSphere } from './on-sphere.js'

const norm = (values: Iterable<number>) => Math.hypot(...values)

it('has the latents themselves at its ends', () => {
  const [start, end] = [
    [1, 2, 2],
    [0, -3, 4],
  ]
  for (const [fraction, expected] of [
    [0, start],
    [1, end],
  ] as const)
    for (const [at, value] of onSphere(start as number[], end as number[], fraction).entries())
      expect(value).toBeCloseTo((expected as number[])[at] as number, 10)
})

it('keeps the length and moves by equal angles', () => {
  const points = [0, 0.25, 0.5, 0.75, 1].map((fraction) => onSphere([2, 0], [0, 2], fraction))
  for (const point of points) expect(norm(point)).toBeCloseTo(2, 10)
  const angles = points.map(([x = 0, y = 0]) => Math.atan2(y, x))
  for (const [at, angle] of angles.entries()) expect(angle).toBeCloseTo((at * Math.PI) / 8, 10)
})

it('changes the length evenly, also between latents of one direction', () => {
  expect([...onSphere([1, 0], [3, 0], 0.5)]).toEqual([2, 0])
  expect(norm(onSphere([1, 0], [0, 3], 0.5))).toBeCloseTo(2, 10)
})
