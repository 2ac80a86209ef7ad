// Finite scalar quantization: every dimension is rounded to one of a few levels.
import * as z from 'zod'
import {
  add,
  multiply,
  reshape,
  step,
  subtract,
  sum,
  tanh,
  values,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { countsOf } from './code-counts.js'
import { digitsOf, indexOf, productOf } from './digits.js'
import type { Quantizer } from './quantizer.js'
import { straightThrough } from './vq.js'

/** Keeps tanh from reaching the outermost levels exactly, as in the paper's code. */
const widening = 1e-3

export const fsqSchema = z
  .strictObject({
    type: z.literal('fsq'),
    levels: z
      .array(z.int().min(2).max(64))
      .min(1)
      .max(16)
      .default([8, 5, 5, 5])
      .describe('Number of levels of each dimension; their product is the number of codes'),
  })
  .describe(
    'Finite scalar quantization: every dimension is bounded and rounded to a few levels. No codebook is learned, and nothing is added to the loss; "latent" is the number of levels',
  )
export type Fsq = z.output<typeof fsqSchema>

/** Levels lie between −1 and 1. Source: Mentzer et al., arXiv:2309.15505, with the appendix's code. */
export function fsq({ levels }: Pick<Fsq, 'levels'>): Quantizer {
  const dimensions = levels.map((level) => {
    const half = ((level - 1) * (1 + widening)) / 2
    const offset = level % 2 === 0 ? 0.5 : 0
    return { level, half, offset, shift: Math.atanh(offset / half), width: Math.floor(level / 2) }
  })
  const of = (name: 'half' | 'offset' | 'shift' | 'width') =>
    values(dimensions.map((each) => each[name]))
  const scaled = (digits: Tensor) =>
    multiply(subtract(digits, of('width')), values(dimensions.map(({ width }) => 1 / width)))
  const codes = productOf(levels)
  return {
    codes,
    codebooks: 1,
    quantize(vectors) {
      const bounded = subtract(multiply(tanh(add(vectors, of('shift'))), of('half')), of('offset'))
      const digits = rounded(bounded, dimensions)
      const continuous = multiply(bounded, values(dimensions.map(({ width }) => 1 / width)))
      const index = indexOf(digits, levels)
      return {
        latents: straightThrough(continuous, scaled(digits)),
        indices: reshape(index, [vectors.shape[0] ?? 1, 1]),
        counts: [countsOf(index, codes)],
      }
    },
    lookUp: (indices) => scaled(digitsOf(reshape(indices, [indices.shape[0] ?? 1]), levels)),
  }
}

/** The levels, from 0, that bounded values are nearest to. Shapes: [N, D] → the same. */
function rounded(
  bounded: Tensor,
  dimensions: readonly { readonly level: number; readonly width: number }[],
): Tensor {
  const [count = 1, size = 1] = bounded.shape
  const most = Math.max(...dimensions.map(({ level }) => level)) - 1
  // Halfway between two levels; a dimension with fewer levels has places that it never reaches.
  const halfways = dimensions.flatMap(({ level, width }) =>
    Array.from({ length: most }, (_, at) => (at < level - 1 ? at - width + 0.5 : 1e9)),
  )
  const distances = subtract(reshape(bounded, [count, size, 1]), values(halfways, [size, most]))
  return sum(step(distances), [2])
}
