// The grid of latents of the manifold.
import { expect, it } from 'vitest'
import { manifoldPoints } from './manifold.js'
import { normalQuantile } from './normal-quantile.js'

it('increases from the 5 % to the 95 % quantile, rightwards and upwards', () => {
  const edge = Math.fround(1.6448536269514722)
  const points = [...manifoldPoints(3)].map((value) => value + 0)
  expect(points).toEqual(
    [
      [-edge, edge, 0, edge, edge, edge],
      [-edge, 0, 0, 0, edge, 0],
      [-edge, -edge, 0, -edge, edge, -edge],
    ].flat(),
  )
})

it('has equal steps in probability, not in distance', () => {
  const size = 20
  const points = manifoldPoints(size)
  expect(points).toHaveLength(size * size * 2)
  for (let column = 0; column < size; column++)
    expect(points[2 * column]).toBeCloseTo(normalQuantile(0.05 + (0.9 * column) / 19), 6)
})

it('is the median for one point', () => {
  expect([...manifoldPoints(1)]).toEqual([0, 0])
})
