// Nearest points by position, by direction and in the whole latent space.
import { describe, expect, it } from 'vitest'
import { nearestPoint, neighboursOf, nextPoint } from './nearest.js'

// 0 in the middle, 1 right, 2 above, 3 left, 4 far right.
const points = Float32Array.of(0, 0, 1, 0.2, 0.1, 2, -3, 0, 5, 0)
const all = () => true

describe('nearestPoint', () => {
  it('is the nearest within reach', () => {
    expect(nearestPoint(points, [0.9, 0], 0.5, all)).toBe(1)
    expect(nearestPoint(points, [0.5, -1], 0.5, all)).toBe(-1)
  })
  it('ignores hidden points', () => {
    expect(nearestPoint(points, [0.9, 0], 2, (index) => index !== 1)).toBe(0)
  })
})

describe('nextPoint', () => {
  it('goes to the nearest in each direction', () => {
    expect(nextPoint(points, 0, [1, 0], all)).toBe(1)
    expect(nextPoint(points, 0, [0, 1], all)).toBe(2)
    expect(nextPoint(points, 0, [-1, 0], all)).toBe(3)
    expect(nextPoint(points, 1, [1, 0], all)).toBe(4)
  })
  it('stays if there is none', () => {
    expect(nextPoint(points, 0, [0, -1], all)).toBe(0)
  })
})

it('neighboursOf agrees with sorting', () => {
  const latent = 3
  const values = Float32Array.from({ length: 200 * latent }, (_, at) => Math.sin(at * 12.9898) * 3)
  const query = values.slice(10 * latent, 11 * latent)
  const distance = (index: number) =>
    query.reduce((sum, value, at) => sum + (value - (values[index * latent + at] ?? 0)) ** 2, 0)
  const sorted = [...Array(200).keys()]
    .filter((index) => index !== 10)
    .sort((one, other) => distance(one) - distance(other))
  expect(neighboursOf(values, query, 8, 10)).toEqual(sorted.slice(0, 8))
})
