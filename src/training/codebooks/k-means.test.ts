// k-means of vectors in groups, and of fewer different vectors than means.
import { expect, it } from 'vitest'
import { Random } from '../../random/random.js'
import { kMeans } from './k-means.js'

const options = (count: number) => ({ count, dimensions: 2, random: new Random(1, 'test') })

it('finds groups, with their means and sizes', () => {
  const centers = [
    [0, 0],
    [10, 0],
    [0, 10],
  ] as const
  const random = new Random(3, 'points')
  const vectors = Float32Array.from({ length: 60 }, (_, at) => {
    const [x, y] = centers[Math.floor(at / 2) % 3] as readonly [number, number]
    return (at % 2 === 0 ? x : y) + random.uniform() - 0.5
  })
  const { means, sizes, nearest } = kMeans(vectors, options(3))
  expect([...sizes]).toEqual([10, 10, 10])
  for (let at = 0; at < 30; at++)
    for (let axis = 0; axis < 2; axis++) {
      const mean = means[2 * (nearest[at] as number) + axis] as number
      expect(Math.abs(mean - (centers[at % 3]?.[axis] ?? 0))).toBeLessThan(0.5)
    }
  expect(kMeans(vectors, options(3)).means).toEqual(means)
})

it('of two different vectors has two means with vectors', () => {
  const vectors = Float32Array.of(1, 2, 1, 2, 5, 6, 1, 2)
  const { sizes, means } = kMeans(vectors, options(3))
  expect([...sizes].sort()).toEqual([0, 1, 3])
  expect([...means].every((value) => [1, 2, 5, 6].includes(value))).toBe(true)
})
