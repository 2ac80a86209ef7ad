// Measures of samples against their definitions, written out, and against values in closed form.
import { describe, expect, it } from 'vitest'
import { Random } from '../../random/random.js'
import { findCopies } from './copies.js'
import type { FeatureRows } from './feature-rows.js'
import { frechetDistance } from './frechet-distance.js'
import { kernelDistance } from './kernel-distance.js'
import { precisionRecall } from './precision-recall.js'

const random = new Random(4, 'sample quality')

function rows(count: number, size: number, value: (index: number) => number): FeatureRows {
  return { count, size, values: Float32Array.from({ length: count * size }, (_, at) => value(at)) }
}

/** A row for each list. */
const given = (...lists: readonly (readonly number[])[]): FeatureRows =>
  rows(lists.length, lists[0]?.length ?? 0, (at) => lists.flat()[at] ?? 0)

const normal = (count: number, size: number, { shift = 0, scale = 1 } = {}) => {
  const drawn = new Float32Array(count * size)
  random.fillNormal(drawn)
  return rows(count, size, (at) => shift + scale * (drawn[at] ?? 0))
}

const list = ({ count, size, values }: FeatureRows) =>
  Array.from({ length: count }, (_, row) => [...values.subarray(row * size, (row + 1) * size)])

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))

describe('precision, recall, density and coverage', () => {
  /** The definitions, distance by distance. */
  function byDefinition(real: FeatureRows, samples: FeatureRows, k: number) {
    const [x, y] = [list(real), list(samples)]
    const radius = (set: number[][], row: number[]) =>
      set.map((other) => distance(row, other)).sort((a, b) => a - b)[k] ?? 0
    const [xs, ys] = [x.map((row) => radius(x, row)), y.map((row) => radius(y, row))]
    const fraction = <T>(set: readonly T[], holds: (each: T, index: number) => boolean) =>
      set.filter(holds).length / set.length
    const within = (a: number[], b: number[], limit = 0) => distance(a, b) < limit
    return {
      precision: fraction(y, (sample) => x.some((row, index) => within(row, sample, xs[index]))),
      recall: fraction(x, (row) => y.some((sample, index) => within(row, sample, ys[index]))),
      density:
        y.flatMap((sample) => x.filter((row, index) => within(row, sample, xs[index]))).length /
        (k * y.length),
      coverage: fraction(x, (row, index) => y.some((sample) => within(row, sample, xs[index]))),
    }
  }

  it.each([
    [40, 50, 3, { shift: 0 }],
    [60, 35, 5, { shift: 1 }],
    [30, 30, 1, { scale: 0.3 }],
  ])('of %i examples and %i samples, k = %i, %j', (count, others, k, drawn) => {
    const [real, samples] = [normal(count, 4), normal(others, 4, drawn)]
    const expected = byDefinition(real, samples, k)
    const { precision, recall, density, coverage } = precisionRecall(real, samples, { k })
    const means = [precision, recall, density, coverage].map(({ mean }) => mean)
    for (const [index, value] of Object.values(expected).entries())
      expect(means[index]).toBeCloseTo(value, 12)
    const error = Math.sqrt((expected.precision * (1 - expected.precision)) / (others - 1))
    expect(precision.standardError).toBeCloseTo(error, 12)
  })

  it('samples of one mode are precise and reach little', () => {
    const real = given(...Array.from({ length: 40 }, (_, at) => [at < 20 ? 0 : 9, (at % 20) / 20]))
    const samples = given(...Array.from({ length: 20 }, (_, at) => [0, at / 20 + 0.001]))
    const { precision, recall, coverage } = precisionRecall(real, samples, { k: 3 })
    expect([precision.mean, recall.mean, coverage.mean]).toEqual([1, 0.5, 0.5])
  })
})

describe('the Fréchet distance', () => {
  it('of shifted and scaled features is that of their moments', () => {
    const real = normal(300, 3)
    const moved = rows(300, 3, (at) => 2 * (real.values[at] ?? 0) + 5)
    const columns = [0, 1, 2].map((index) => list(real).map((row) => row[index] ?? 0))
    const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / 300)
    const variances = columns.map(
      (column, index) =>
        column.reduce((sum, value) => sum + (value - (means[index] ?? 0)) ** 2, 0) / 299,
    )
    // C₂ = 4 C₁, so tr(C₁ + C₂ − 2 (C₁ C₂)^½) = tr C₁.
    const expected =
      means.reduce((sum, value) => sum + (value + 5) ** 2, 0) +
      variances.reduce((sum, value) => sum + value, 0)
    expect(frechetDistance(real, moved).mean).toBeCloseTo(expected, 4)
    expect(frechetDistance(real, real).mean).toBeCloseTo(0, 6)
  })

  it('of fewer rows than values is the same, as zeros beside them show', () => {
    const [real, samples] = [normal(40, 6), normal(30, 6, { shift: 1 })]
    const widened = ({ count, values }: FeatureRows) =>
      rows(count, 50, (at) =>
        at % 50 < 6 ? (values[Math.floor(at / 50) * 6 + (at % 50)] ?? 0) : 0,
      )
    const few = frechetDistance(real, samples)
    const many = frechetDistance(widened(real), widened(samples))
    expect(many.mean).toBeCloseTo(few.mean, 6)
    expect(many.standardError).toBeCloseTo(few.standardError, 6)
  })

  it('has a standard error that is the spread over other samples', () => {
    const real = normal(400, 2)
    const found = Array.from({ length: 60 }, () =>
      frechetDistance(real, normal(400, 2, { shift: 1 })),
    )
    const middle = found.reduce((sum, { mean }) => sum + mean, 0) / found.length
    const spread = Math.sqrt(
      found.reduce((sum, { mean }) => sum + (mean - middle) ** 2, 0) / (found.length - 1),
    )
    const error = found.reduce((sum, { standardError }) => sum + standardError, 0) / found.length
    expect(error / spread).toBeGreaterThan(0.7)
    expect(error / spread).toBeLessThan(1.4)
  })
})

describe('the kernel distance', () => {
  it('is the unbiased estimate over blocks', () => {
    const [real, samples] = [normal(12, 3), normal(12, 3, { shift: 0.5 })]
    const kernel = (a: number[], b: number[]) =>
      (a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) / 3 + 1) ** 3
    const mean = (x: number[][], y: number[][], same: boolean) => {
      const all = x.flatMap((a, i) => y.flatMap((b, j) => (same && i === j ? [] : [kernel(a, b)])))
      return all.reduce((sum, value) => sum + value, 0) / all.length
    }
    const block = (from: number) => {
      const [x, y] = [list(real), list(samples)].map((all) => all.slice(from, from + 6))
      if (!x || !y) throw new Error('no rows')
      return mean(x, x, true) + mean(y, y, true) - 2 * mean(x, y, false)
    }
    const [one, other] = [block(0), block(6)]
    const found = kernelDistance(real, samples, { blockSize: 6 })
    expect(found.mean).toBeCloseTo((one + other) / 2, 4)
    expect(found.standardError).toBeCloseTo(Math.abs(one - other) / 2, 4)
    expect(kernelDistance(real, samples).standardError).toBeNaN()
  })
})

describe('copies', () => {
  const [train, heldOut] = [normal(200, 4), normal(100, 4)]

  it('are told from new samples', () => {
    const copied = rows(50, 4, (at) => (train.values[at] ?? 0) + 1e-4)
    const { distanceRatio, closer, nearest } = findCopies(train, heldOut, copied)
    expect(distanceRatio).toBeLessThan(1e-3)
    expect(closer.mean).toBe(1)
    expect([...nearest.index]).toEqual([...Array(50).keys()])
    expect(nearest.distance[0]).toBeCloseTo(2e-4, 5)
    const honest = findCopies(train, heldOut, normal(100, 4))
    expect(honest.distanceRatio).toBeGreaterThan(0.7)
    expect(honest.distanceRatio).toBeLessThan(1.4)
    expect(honest.closer.mean).toBeLessThan(0.1)
  })
})

it('sets that cannot be compared are refused', () => {
  const set = normal(30, 3)
  expect(() => precisionRecall(set, normal(5, 3))).toThrow(/at least 6 .*got 5/)
  expect(() => frechetDistance(set, normal(30, 4))).toThrow(/3 .*got 4/)
  expect(() =>
    kernelDistance(
      set,
      rows(30, 3, () => Number.NaN),
    ),
  ).toThrow(/finite/)
})
