// Dropout: in training some values become zero.
import * as z from 'zod'
import { multiply, step, subtract } from '../graph/operations.js'
import type { LayerDefinition } from './layer.js'

const dropoutSchema = z.strictObject({
  type: z.literal('dropout'),
  rate: z
    .number()
    .min(0)
    .lt(1)
    .default(0.5)
    .describe('Probability that a value becomes zero in training'),
})
export type Dropout = z.infer<typeof dropoutSchema>

/** In training every value is zero with the probability `rate`, else it is divided by 1 − rate; otherwise nothing changes. */
export const dropout = (rate = 0.5): Dropout => dropoutSchema.parse({ type: 'dropout', rate })

/** Shapes: any → the same. A value is kept where its noise, uniform in [0, 1), is at least `rate`.
 *  Source: Srivastava et al. 2014, Journal of Machine Learning Research 15. */
export const dropoutLayer = {
  schema: dropoutSchema,
  create: dropout,
  build(x, { rate }, { scope }) {
    if (scope.mode === 'evaluation' || rate === 0) return x
    const [batch = 1, ...shape] = x.shape
    const noise = scope.noise('noise', { shape, batch, distribution: 'uniform' })
    const kept = subtract(1, step(subtract(rate, noise)))
    return multiply(x, multiply(kept, 1 / (1 - rate)))
  },
  outputShape: (_, item) => item,
  drawsNoise: ({ rate }) => rate > 0,
} satisfies LayerDefinition<typeof dropoutSchema>
