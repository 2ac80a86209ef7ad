// Sums of exponentials that overflow or underflow float64.
import { expect, it } from 'vitest'
import { LogSumExp } from './log-sum-exp.js'

function logSumExp(values: readonly number[]): number {
  const sum = new LogSumExp()
  for (const value of values) sum.add(value)
  return sum.value
}

it('is the logarithm of the sum', () => {
  const values = [0.3, -1, 2.5, 2.5, -7]
  const direct = Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0))
  expect(logSumExp(values)).toBeCloseTo(direct, 12)
})

it.each([-1e300, -1e5, -800, 800, 1e5, 1e300])('holds at a magnitude of %d', (magnitude) => {
  expect(logSumExp([magnitude, magnitude])).toBeCloseTo(magnitude + Math.LN2, 10)
  // In any order: the largest first, last, in the middle.
  for (const values of [
    [magnitude, magnitude - 1, magnitude - 2],
    [magnitude - 2, magnitude - 1, magnitude],
    [magnitude - 1, magnitude, magnitude - 2],
  ])
    expect(logSumExp(values)).toBe(logSumExp([...values].sort((a, b) => b - a)))
})

it('is the maximum if the rest is negligible', () => {
  expect(logSumExp([-1e6, 3, -1e6])).toBe(3)
  expect(logSumExp([Number.NEGATIVE_INFINITY, 3])).toBe(3)
})

it('of nothing is minus infinity', () => {
  expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY)
  expect(logSumExp([Number.NEGATIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY)
})
