// The Gaussian likelihood with a fixed standard deviation.
import * as z from 'zod'
import { add, flatten, multiply, square, subtract, sum } from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Likelihood } from './likelihood.js'
import { type MeanActivation, meanActivationSchema, meanOf } from './mean.js'

export const gaussianSchema = z.strictObject({
  type: z.literal('gaussian'),
  deviation: z.number().positive().default(1).describe('Standard deviation of every value'),
  mean: meanActivationSchema,
})
export type Gaussian = z.infer<typeof gaussianSchema>

export const gaussian = (options: { deviation?: number; mean?: MeanActivation } = {}): Gaussian =>
  gaussianSchema.parse({ type: 'gaussian', ...options })

/** −log p = ½((x − mean)/σ)² + log σ + ½ log 2π, summed. Unit: nats. */
export function gaussianLikelihood({ deviation, mean }: Omit<Gaussian, 'type'>): Likelihood {
  const normalizer = Math.log(deviation) + 0.5 * Math.log(2 * Math.PI)
  return {
    unit: 'nats',
    support: 'real',
    outputsPerValue: 1,
    negativeLog(x, output) {
      const distance = flatten(subtract(meanOf(mean, output), x))
      const values = sizeOf(distance.shape.slice(1))
      return add(multiply(sum(square(distance), [1]), 0.5 / deviation ** 2), values * normalizer)
    },
    mean: (output) => meanOf(mean, output),
  }
}
