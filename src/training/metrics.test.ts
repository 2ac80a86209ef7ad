// Means over examples and deviations over batches.
import { describe, expect, it } from 'vitest'
import { type Metrics, MetricsAccumulator } from './metrics.js'

const figures = (loss: number, reconstruction = loss, kl = 0): Metrics => ({
  loss,
  reconstruction,
  kl,
})

function gathered(...batches: readonly (readonly [Metrics, number])[]): MetricsAccumulator {
  const all = new MetricsAccumulator()
  for (const [batch, examples] of batches) all.add(batch, examples)
  return all
}

describe('Gathered', () => {
  it('weighs batches by their examples in the mean', () => {
    const all = gathered([figures(10, 7, 3), 100], [figures(20, 12, 8), 50])
    expect(all.mean.loss).toBeCloseTo((10 * 100 + 20 * 50) / 150, 12)
    expect(all.mean.reconstruction).toBeCloseTo((7 * 100 + 12 * 50) / 150, 12)
    expect(all.mean.kl).toBeCloseTo((3 * 100 + 8 * 50) / 150, 12)
  })

  it('counts every batch once in the deviation, which divides by their number', () => {
    const all = gathered([figures(2, 1, 0), 100], [figures(4, 1, 5), 100], [figures(9, 1, 1), 1])
    expect(all.standardDeviation.loss).toBeCloseTo(Math.sqrt((9 + 1 + 16) / 3), 12)
    expect(all.standardDeviation.reconstruction).toBe(0)
    expect(all.standardDeviation.kl).toBeCloseTo(Math.sqrt((4 + 9 + 1) / 3), 12)
  })

  it('has no deviation where there is one batch, whatever rounding says', () => {
    for (const loss of [0.1, 1 / 3, 544.702087, 1e-9])
      expect(gathered([figures(loss), 7]).standardDeviation.loss).toBe(0)
    const equal = gathered(...Array.from({ length: 90 }, () => [figures(0.1), 100] as const))
    expect(equal.standardDeviation.loss).toBeLessThan(1e-8)
  })
})
