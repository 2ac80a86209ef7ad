// The distance of a tensor from its golden summary.
import { signs } from './formula.js'

/** The summary of a tensor by make.py: every value of a small one; of a large one some of them, and sums
 *  that depend on every value. */
export interface Summary {
  readonly shape: readonly number[]
  readonly values: readonly number[]
  readonly norm?: number
  readonly sum?: number
  readonly projections?: readonly number[]
}

/** The largest error: of values relative to `scale`, of sums over all values relative to the norm. */
export function error(
  actual: Float32Array,
  golden: Summary,
  scale: number = largest(golden),
): number {
  const { shape, values, norm, sum, projections = [] } = golden
  if (actual.length !== shape.reduce((size, each) => size * each, 1))
    return Number.POSITIVE_INFINITY
  const chosen = values.map((_, index) => Math.floor((index * actual.length) / values.length))
  const errors = values.map((value, index) =>
    distance(actual[chosen[index] as number] as number, value, scale),
  )
  if (norm === undefined || sum === undefined) return Math.max(...errors)
  return Math.max(
    ...errors,
    distance(Math.sqrt(dot(actual, actual)), norm, norm),
    distance(
      actual.reduce((total, value) => total + value, 0),
      sum,
      norm,
    ),
    ...projections.map((projection, index) =>
      distance(dot(actual, signs(`direction/${index}`, actual.length)), projection, norm),
    ),
  )
}

/** The largest magnitude of the values. */
export function largest({ values }: Summary): number {
  return Math.max(...values.map(Math.abs))
}

/** |actual − expected| / scale, infinite if that is not a number. */
export function distance(actual: number, expected: number, scale: number): number {
  if (actual === expected) return 0
  const relative = Math.abs(actual - expected) / scale
  return Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < a.length; index++) total += (a[index] ?? 0) * (b[index] ?? 0)
  return total
}
