// Measures of sampled rows against their definitions, written out, and against values in closed form.
import { describe, expect, it } from 'vitest'
import type { Column } from '../../data/columns.js'
import { Random } from '../../random/random.js'
import { association } from './association.js'
import { classifierScores } from './classifier-scores.js'
import { columnDistance } from './column-distance.js'
import { asWritten, type ColumnValues, columnValues } from './column-values.js'

const random = new Random(7, 'table quality')
const numbers = (values: readonly number[]): ColumnValues => ({
  name: 'numbers',
  values: Float64Array.from(values),
})
const labels = (categories: number, values: readonly number[]): ColumnValues => ({
  name: 'labels',
  categories,
  values: Float64Array.from(values),
})
const drawn = (count: number, below: number) =>
  Array.from({ length: count }, () => random.below(below))

describe('the distance of a column', () => {
  it('of numbers is the largest difference between distribution functions, ties included', () => {
    const [a, b] = [drawn(50, 8), drawn(70, 9)]
    const share = (all: number[], most: number) =>
      all.filter((value) => value <= most).length / all.length
    const expected = Math.max(
      ...[...Array(9).keys()].map((most) => Math.abs(share(a, most) - share(b, most))),
    )
    expect(columnDistance(numbers(a), numbers(b))).toBeCloseTo(expected, 12)
    expect(columnDistance(numbers(a), numbers(a))).toBe(0)
    expect(columnDistance(numbers([1, 2]), numbers([3, 4, Number.NaN]))).toBe(1)
    expect(columnDistance(numbers([Number.NaN]), numbers(a))).toBeNaN()
  })

  it('of categories is half the sum of differences between shares', () => {
    const distance = columnDistance(labels(3, [0, 0, 1, 1]), labels(3, [0, 1, 2, 2, Number.NaN]))
    expect(distance).toBeCloseTo((0.25 + 0.25 + 0.5) / 2, 12)
  })
})

describe('the association of two columns', () => {
  it('is the correlation of numbers', () => {
    const a = [1, 2, 3, 4, Number.NaN]
    expect(association(numbers(a), numbers([-2, -4, -6, -8, 3]))).toBeCloseTo(-1, 12)
    expect(association(numbers([1, 2, 3]), numbers([1, 0, 1]))).toBeCloseTo(0, 12)
    expect(association(numbers(a), numbers([5, 5, 5, 5, 5]))).toBe(0)
  })

  it('is Cramér’s V of categories', () => {
    const a = [0, 0, 1, 1, 2, 2]
    expect(association(labels(4, a), labels(3, a))).toBeCloseTo(1, 12)
    expect(association(labels(2, [0, 0, 1, 1]), labels(2, [0, 1, 0, 1]))).toBe(0)
    // χ² of [[3, 1], [1, 3]] is 2, so V = √(2 / 8).
    const [one, other] = [labels(2, [0, 0, 0, 0, 1, 1, 1, 1]), labels(2, [0, 0, 0, 1, 0, 1, 1, 1])]
    expect(association(one, other)).toBeCloseTo(0.5, 12)
  })

  it('is the correlation ratio of a number and a category, in either order', () => {
    const [values, groups] = [numbers([0, 2, 4, 6]), labels(2, [0, 0, 1, 1])]
    // Between: 4 · 2² = 16; in all: 9 + 1 + 1 + 9 = 20.
    expect(association(values, groups)).toBeCloseTo(Math.sqrt(0.8), 12)
    expect(association(groups, values)).toBeCloseTo(Math.sqrt(0.8), 12)
  })
})

describe('scores of a classifier', () => {
  const [truth, predicted] = [drawn(400, 2), drawn(400, 2)]
  const count = (one: number, other: number) =>
    truth.filter((label, row) => label === one && predicted[row] === other).length

  it('are accuracy and F1 of the positive class', () => {
    const { accuracy, f1 } = classifierScores(predicted, truth, { classes: 2, positive: 1 })
    expect(accuracy.mean).toBeCloseTo((count(0, 0) + count(1, 1)) / 400, 12)
    const expected = (2 * count(1, 1)) / (2 * count(1, 1) + count(0, 1) + count(1, 0))
    expect(f1.mean).toBeCloseTo(expected, 12)
    // As of a mean over 400 rows, √(p (1 − p) / n), up to the noise of ten groups.
    expect(accuracy.standardError).toBeGreaterThan(0.01)
    expect(accuracy.standardError).toBeLessThan(0.05)
  })

  it('are means over more classes, without those that do not occur', () => {
    const { f1 } = classifierScores([0, 1, 2, 2], [0, 1, 2, 1], { classes: 4 })
    expect(f1.mean).toBeCloseTo((1 + 2 / 3 + 2 / 3) / 3, 12)
  })
})

const columns: Column[] = [
  {
    ...{ name: 'kids', type: 'numeric', mean: 2, deviation: 4, range: [0, 9] },
    notation: { type: 'number', decimals: 0 },
  },
  { name: 'town', type: 'categorical', categories: ['a', 'b', 'c'] },
]

it('rows are compared as they are written: within the range, rounded', () => {
  const row = (kids: number) => [(kids - 2) / 4, 0, 1, 0, 1, 1, 1, 1]
  const written = asWritten(columns, Float32Array.from([...row(-3), ...row(4.4), ...row(12)]))
  const [kids, town] = columnValues(columns, written)
  expect([...(kids?.values ?? [])].map((value) => value * 4 + 2)).toEqual([0, 4, 9])
  expect([...(town?.values ?? [])]).toEqual([1, 1, 1])
  const missing = columnValues(columns, Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0))
  expect(missing.map(({ values }) => values[0])).toEqual([Number.NaN, Number.NaN])
})
