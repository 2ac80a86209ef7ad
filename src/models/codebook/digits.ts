// Numbers of codes with several digits, the first of which counts least.
import { multiply, reshape, stack, step, subtract, sum, values } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'

export const productOf = (numbers: readonly number[]): number =>
  numbers.reduce((product, number) => product * number, 1)

/** What one of each digit counts: 1, and the product of the levels before. */
const weightsOf = (levels: readonly number[]): number[] =>
  levels.map((_, at) => productOf(levels.slice(0, at)))

/** Shapes: digits [N, D], each from 0 to its level − 1 → [N]. */
export const indexOf = (digits: Tensor, levels: readonly number[]): Tensor =>
  sum(multiply(digits, values(weightsOf(levels))), [1])

/** The inverse of `indexOf`. Shapes: [N] → [N, D]. */
export function digitsOf(indices: Tensor, levels: readonly number[]): Tensor {
  const weights = weightsOf(levels)
  let rest = indices
  const digits: Tensor[] = []
  for (const [at, level] of [...levels.entries()].reverse()) {
    const weight = weights[at] as number
    // Whole numbers: a step between two of them is exact.
    const ends = values(Array.from({ length: level - 1 }, (_, digit) => (digit + 1) * weight - 0.5))
    const digit = sum(step(subtract(reshape(rest, [rest.shape[0] ?? 1, 1]), ends)), [1])
    rest = subtract(rest, multiply(digit, weight))
    digits.unshift(digit)
  }
  return stack(digits, 1)
}
