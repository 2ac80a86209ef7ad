// Residual vector quantization: each codebook quantizes what the ones before have left.
import * as z from 'zod'
import {
  add,
  concat,
  reshape,
  slice,
  stopGradient,
  subtract,
  take,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Clusters, Quantizer } from './quantizer.js'
import {
  codebookFields,
  codebookOf,
  quantizeOnce,
  startValues,
  startVectors,
  straightThrough,
} from './vq.js'

export const residualVqSchema = z
  .strictObject({
    type: z.literal('residualVq'),
    codebooks: z
      .int()
      .min(2)
      .max(32)
      .default(4)
      .describe('Number of codebooks; a code has one number for each'),
    ...codebookFields,
  })
  .describe(
    'Residual vector quantization: a vector is the sum of one vector of each codebook, and each codebook quantizes what is left by the ones before',
  )
export type ResidualVq = z.output<typeof residualVqSchema>

/** The penalties of all codebooks are added; each has the gradient of its own residual.
 *  Source: Zeghidour et al., arXiv:2107.03312. */
export function residualVq(config: ResidualVq, dimensions: number): Quantizer {
  const { codebooks, codes } = config
  const each = [...Array(codebooks).keys()]
  return {
    codes,
    codebooks,
    quantize(vectors, scope) {
      const count = vectors.shape[0] ?? 1
      let residual = vectors
      const parts = each.map((at) => {
        const made = quantizeOnce(residual, config, scope.within(at))
        residual = subtract(residual, stopGradient(made.nearest))
        return made
      })
      const total = (tensors: readonly Tensor[]) => tensors.reduce((sum, part) => add(sum, part))
      return {
        latents: straightThrough(vectors, total(parts.map(({ nearest }) => nearest))),
        indices: concat(
          parts.map(({ index }) => reshape(index, [count, 1])),
          1,
        ),
        penalty: total(parts.map(({ penalty }) => penalty)),
        counts: parts.map(({ counts }) => counts),
      }
    },
    lookUp(indices, scope) {
      const count = indices.shape[0] ?? 1
      return each
        .map((at) => {
          const own = reshape(slice(indices, 1, at, at + 1), [count])
          return take(codebookOf(config, dimensions, scope.within(at)), own)
        })
        .reduce((sum, part) => add(sum, part))
    },
    start: {
      vectors: startVectors(config),
      values(vectors, clusters) {
        const residual = Float32Array.from(vectors)
        const values: Record<string, Float32Array> = {}
        for (const at of each) {
          const found = clusters(residual, codes)
          for (const [name, own] of Object.entries(startValues(config, found)))
            values[`${at}.${name}`] = own
          subtractMeans(residual, found)
        }
        return values
      },
    },
  }
}

/** Leaves of every vector its distance from the nearest mean. */
function subtractMeans(vectors: Float32Array, { means, nearest }: Clusters): void {
  const dimensions = vectors.length / nearest.length
  for (const [at, mean] of nearest.entries())
    for (let axis = 0; axis < dimensions; axis++) {
      const place = at * dimensions + axis
      vectors[place] = (vectors[place] as number) - (means[mean * dimensions + axis] as number)
    }
}
