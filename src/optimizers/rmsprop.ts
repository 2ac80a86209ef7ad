// RMSProp: steps divided by a running root mean square of the gradient.
import * as z from 'zod'
import { add, divide, multiply, sqrt, square, subtract } from '../graph/operations.js'
import {
  learningRateSchema,
  type Optimizer,
  type OptimizerDefinition,
  weightDecaySchema,
  withWeightDecay,
} from './optimizer.js'

const rmspropSchema = z.strictObject({
  type: z.literal('rmsprop'),
  learningRate: learningRateSchema.default(0.01),
  decay: z
    .number()
    .min(0)
    .max(1)
    .default(0.99)
    .describe('Decay rate of the running mean of squared gradients'),
  epsilon: z
    .number()
    .nonnegative()
    .default(1e-8)
    .describe('Added to a denominator for numerical stability'),
  momentum: z.number().min(0).default(0).describe('Momentum'),
  centered: z
    .boolean()
    .default(false)
    .describe('Normalize by the variance of the gradient instead of its second moment'),
  weightDecay: weightDecaySchema.describe('L2 penalty, added to the gradient'),
})
export type Rmsprop = z.infer<typeof rmspropSchema>

export const rmsprop = (options: Partial<Omit<Rmsprop, 'type'>> = {}): Rmsprop =>
  rmspropSchema.parse({ type: 'rmsprop', ...options })

/** s ← decay · s + (1 − decay) · g²; parameter ← parameter − learning rate · g / (√s + ε).
 *  Source: torch.optim.RMSprop (Hinton, lecture 6e). */
function rmspropOptimizer({ decay, epsilon, momentum, centered, weightDecay }: Rmsprop): Optimizer {
  return {
    scalars: (_, learningRate) => ({ learningRate }),
    next(update) {
      const gradient = withWeightDecay(update, weightDecay)
      const average = (name: string, value = gradient) =>
        update.carry(name, (past) => add(multiply(past, decay), multiply(value, 1 - decay)))
      const meanSquare = average('meanSquare', square(gradient))
      const variance = centered ? subtract(meanSquare, square(average('mean'))) : meanSquare
      const scaled = divide(gradient, add(sqrt(variance), epsilon))
      const direction =
        momentum === 0
          ? scaled
          : update.carry('velocity', (v) => add(multiply(v, momentum), scaled))
      return subtract(update.parameter, multiply(direction, update.scalars.learningRate ?? 0))
    },
  }
}

export const rmspropDefinition = {
  schema: rmspropSchema,
  create: rmsprop,
  build: rmspropOptimizer,
} satisfies OptimizerDefinition<typeof rmspropSchema>
