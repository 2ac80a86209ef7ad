// The posterior of planar flows.
import * as z from 'zod'
import {
  add,
  divide,
  log,
  maximum,
  multiply,
  slice,
  softplus,
  square,
  subtract,
  sum,
  tanh,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { PosteriorDefinition, Transformed } from './posterior.js'

export const flowsSchema = z
  .int()
  .positive()
  .max(256)
  .describe('Number of flows, one after another')

const planarSchema = z.strictObject({
  type: z.literal('planar'),
  flows: flowsSchema.default(10),
})
type Planar = z.infer<typeof planarSchema>

export const planar = (options: Partial<Omit<Planar, 'type'>> = {}): Planar =>
  planarSchema.parse({ type: 'planar', ...options })

/** z ↦ z + û tanh(w·z + b), several times; u, w and b of every flow come from the encoder.
 *  Source: Rezende & Mohamed, arXiv:1505.05770; û: its appendix A.1. */
export const planarDefinition = {
  schema: planarSchema,
  create: planar,
  build({ flows }, latent) {
    const ofFlow = 2 * latent + 1
    return {
      units: flows * ofFlow,
      transform(samples, given) {
        let latents = samples
        const logarithms: Tensor[] = []
        for (let flow = 0; flow < flows; flow++) {
          const from = flow * ofFlow
          const step = planarFlow(latents, {
            u: slice(given, 1, from, from + latent),
            w: slice(given, 1, from + latent, from + 2 * latent),
            b: slice(given, 1, from + 2 * latent, from + ofFlow),
          })
          latents = step.latents
          logarithms.push(step.logDeterminant)
        }
        return { latents, logDeterminant: logarithms.reduce(add) }
      },
    }
  },
} satisfies PosteriorDefinition<typeof planarSchema>

/** Below this, w counts as zero: the flow only shifts. */
const smallestNorm = 1e-12

/** û = u + (softplus(w·u) − 1 − w·u) w / |w|² makes w·û > −1, so that the flow is invertible.
 *  Shapes: z, u, w [count, latent], b [count, 1]. */
function planarFlow(z: Tensor, { u, w, b }: Record<'u' | 'w' | 'b', Tensor>): Transformed {
  const dot = (x: Tensor, y: Tensor) => sum(multiply(x, y), [1], { keepDimensions: true })
  const norm = dot(w, w)
  const divisor = maximum(norm, smallestNorm)
  const along = dot(w, u)
  const shift = divide(subtract(subtract(softplus(along), 1), along), divisor)
  const direction = add(u, multiply(shift, w))
  const bent = tanh(add(dot(w, z), b))
  const derivative = subtract(1, square(bent))
  // 1 + w·û, without the difference of nearly equal numbers: softplus(w·u) unless w counts as zero.
  const ratio = divide(norm, divisor)
  const stretch = add(multiply(ratio, softplus(along)), multiply(subtract(1, ratio), add(along, 1)))
  // 1 + w·û · (1 − tanh²), which is positive.
  const determinant = add(square(bent), multiply(derivative, stretch))
  return {
    latents: add(z, multiply(direction, bent)),
    logDeterminant: sum(log(determinant), [1]),
  }
}
