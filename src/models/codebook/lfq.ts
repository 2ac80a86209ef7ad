// Lookup-free quantization: every dimension is its sign.
import * as z from 'zod'
import {
  add,
  log,
  maximum,
  mean,
  multiply,
  negate,
  reshape,
  sigmoid,
  square,
  step,
  stopGradient,
  subtract,
  sum,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { countsOf } from './code-counts.js'
import { digitsOf, indexOf } from './digits.js'
import type { Quantizer } from './quantizer.js'
import { straightThrough } from './vq.js'

export const lfqSchema = z
  .strictObject({
    type: z.literal('lfq'),
    commitment: z
      .number()
      .nonnegative()
      .default(0.25)
      .describe('Weight of the squared distance from the encoder’s output to its signs'),
    entropyWeight: z
      .number()
      .nonnegative()
      .default(0.1)
      .describe(
        'Weight of the entropy of each choice less that of all choices of a batch, in nats: choices become clear, and all codes are used',
      ),
  })
  .describe(
    'Lookup-free quantization: every dimension is its sign, so that there are 2 to the power of "latent" codes. No codebook is learned',
  )
export type Lfq = z.output<typeof lfqSchema>

/** The probability of +1 is that of a softmax over the negative squared distances to −1 and 1. Entropies are sums over dimensions, as
 *  if these were independent. Sources: Yu et al., arXiv:2310.05737; of the sum Zhao et al., arXiv:2406.07548. */
export function lfq(
  { commitment, entropyWeight }: Omit<Lfq, 'type'>,
  dimensions: number,
): Quantizer {
  const levels = Array<number>(dimensions).fill(2)
  const codes = 2 ** dimensions
  const signs = (digits: Tensor) => subtract(multiply(digits, 2), 1)
  return {
    codes,
    codebooks: 1,
    quantize(vectors) {
      const digits = step(vectors)
      const index = indexOf(digits, levels)
      const probability = sigmoid(multiply(vectors, 4))
      const ofEach = sum(entropy(probability), [1])
      const ofAll = sum(entropy(mean(probability, [0])))
      const committed = sum(square(subtract(vectors, stopGradient(signs(digits)))), [1])
      return {
        latents: straightThrough(vectors, signs(digits)),
        indices: reshape(index, [vectors.shape[0] ?? 1, 1]),
        penalty: add(
          multiply(committed, commitment),
          multiply(subtract(ofEach, ofAll), entropyWeight),
        ),
        counts: [countsOf(index, codes)],
      }
    },
    lookUp: (indices) => signs(digitsOf(reshape(indices, [indices.shape[0] ?? 1]), levels)),
  }
}

/** Of a choice between two, in nats. */
function entropy(probability: Tensor): Tensor {
  const part = (share: Tensor) => multiply(share, log(maximum(share, 1e-12)))
  return negate(add(part(probability), part(subtract(1, probability))))
}
