// Means over examples and standard deviations over batches.
import { describe, expect, it } from 'vitest'
import { type Metrics, MetricsAccumulator } from './metrics.js'

const metrics = (loss: number, reconstruction = loss, kl = 0): Metrics => ({
  loss,
  reconstruction,
  kl,
})

function accumulated(...batches: readonly (readonly [Metrics, number])[]): MetricsAccumulator {
  const all = new MetricsAccumulator()
  for (const [batch, examples] of batches) all.add(batch, examples)
  return all
}

describe('MetricsAccumulator', () => {
  it('weights batches by their size in the mean', () => {
    const all = accumulated([metrics(10, 7, 3), 100], [metrics(20, 12, 8), 50])
    expect(all.mean.loss).toBeCloseTo((10 * 100 + 20 * 50) / 150, 12)
    expect(all.mean.reconstruction).toBeCloseTo((7 * 100 + 12 * 50) / 150, 12)
    expect(all.mean.kl).toBeCloseTo((3 * 100 + 8 * 50) / 150, 12)
  })

  it('counts every batch once in the population standard deviation', () => {
    const all = accumulated([metrics(2, 1, 0), 100], [metrics(4, 1, 5), 100], [metrics(9, 1, 1), 1])
    expect(all.standardDeviation.loss).toBeCloseTo(Math.sqrt((9 + 1 + 16) / 3), 12)
    expect(all.standardDeviation.reconstruction).toBe(0)
    expect(all.standardDeviation.kl).toBeCloseTo(Math.sqrt((4 + 9 + 1) / 3), 12)
  })

  it('has a standard deviation of 0 for one batch, and almost 0 for equal batches', () => {
    for (const loss of [0.1, 1 / 3, 544.702087, 1e-9])
      expect(accumulated([metrics(loss), 7]).standardDeviation.loss).toBe(0)
    const equal = accumulated(...Array.from({ length: 90 }, () => [metrics(0.1), 100] as const))
    expect(equal.standardDeviation.loss).toBeLessThan(1e-8)
  })
})
