// Histograms: every number is counted once, in its bucket.
import { describe, expect, it } from 'vitest'
import { histogramOf } from './histogram.js'

describe('a histogram', () => {
  it('counts numbers in buckets of equal width', () => {
    const { limits, counts, ...figures } = histogramOf(Float32Array.of(0, 1, 1.5, 2, 4, 3.5), 4)
    expect([...limits]).toEqual([1, 2, 3, 4])
    // A number on a limit belongs to the bucket above; the last bucket has both of its ends.
    expect([...counts]).toEqual([1, 2, 1, 2])
    expect(figures).toEqual({ min: 0, max: 4, count: 6, sum: 12, sumOfSquares: 35.5 })
  })

  it('has a single bucket where all numbers are equal', () => {
    const { limits, counts } = histogramOf(new Float32Array(5).fill(-0.25))
    expect([[...limits], [...counts]]).toEqual([[-0.25], [5]])
  })

  it('counts all normally distributed numbers, and ends at the maximum', () => {
    // Normal ones by the method of Box and Muller, of evenly spread angles and radii.
    const numbers = Float32Array.from({ length: 999 }, (_, index) => {
      const [radius, angle] = [(index + 1) / 1000, (index * 0.618) % 1]
      return Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle)
    })
    const { min, max, limits, counts } = histogramOf(numbers)
    expect(counts.reduce((sum, count) => sum + count)).toBe(999)
    expect(limits.at(-1)).toBe(max)
    for (const [bucket, limit] of limits.entries()) {
      const lower = limits[bucket - 1] ?? min
      expect(limit).toBeGreaterThan(lower)
      const inside = numbers.filter(
        (each) => each >= lower && (each < limit || bucket === limits.length - 1),
      )
      expect(Math.abs(inside.length - (counts[bucket] ?? 0))).toBeLessThanOrEqual(1)
    }
  })
})
