// How often codes are chosen, and what that says of a codebook.
import {
  divide,
  exp,
  log,
  matmul,
  maximum,
  mean,
  multiply,
  negate,
  oneHot,
  reshape,
  slice,
  stack,
  step,
  subtract,
  sum,
  values,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'

/** How often each index occurs. Two digits of an index are counted with each other, so that no tensor is as large as N · codes.
 *  Shapes: [N] → [codes]. */
export function countsOf(indices: Tensor, codes: number): Tensor {
  const low = Math.ceil(Math.sqrt(codes))
  const high = Math.ceil(codes / low)
  // The indices are whole numbers, so that a step between two of them is exact.
  const ends = values(Array.from({ length: high }, (_, at) => (at + 1) * low - 0.5))
  const first = sum(step(subtract(reshape(indices, [indices.shape[0] ?? 1, 1]), ends)), [1])
  const second = subtract(indices, multiply(first, low))
  const counts = matmul(oneHot(first, high), oneHot(second, low), { transposeA: true })
  return slice(reshape(counts, [high * low]), 0, 0, codes)
}

/** exp(entropy) of the chosen codes, and the share of the codes that were chosen, both means over the codebooks. Shapes: [codes] of
 *  each → []. */
export function codeMetrics(counts: readonly Tensor[]): Record<'perplexity' | 'codesUsed', Tensor> {
  const perplexities = counts.map((each) => {
    const probability = divide(each, maximum(sum(each), 1))
    // x log x is 0 at 0.
    return exp(negate(sum(multiply(probability, log(maximum(probability, 1e-12))))))
  })
  const used = counts.map((each) => mean(step(each)))
  return { perplexity: mean(stack(perplexities, 0)), codesUsed: mean(stack(used, 0)) }
}
