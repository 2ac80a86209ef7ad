// Adadelta: steps in the unit of the parameters, from running averages of squared gradients and squared steps.
import * as z from 'zod'
import { add, divide, multiply, sqrt, square, subtract } from '../graph/operations.js'
import {
  learningRateSchema,
  type Optimizer,
  type OptimizerDefinition,
  weightDecaySchema,
  withWeightDecay,
} from './optimizer.js'

const adadeltaSchema = z.strictObject({
  type: z.literal('adadelta'),
  learningRate: learningRateSchema.default(1),
  decay: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe('Decay rate of both running means of squares'),
  epsilon: z
    .number()
    .nonnegative()
    .default(1e-6)
    .describe('Added to a denominator for numerical stability'),
  weightDecay: weightDecaySchema.describe('L2 penalty, added to the gradient'),
})
export type Adadelta = z.infer<typeof adadeltaSchema>

export const adadelta = (options: Partial<Omit<Adadelta, 'type'>> = {}): Adadelta =>
  adadeltaSchema.parse({ type: 'adadelta', ...options })

/** step = √(d + ε) / √(s + ε) · g with d, s the running averages of squared steps and squared gradients.
 *  Source: torch.optim.Adadelta; Zeiler, arXiv:1212.5701. */
function adadeltaOptimizer({ decay, epsilon, weightDecay }: Adadelta): Optimizer {
  const average = (past: Parameters<typeof add>[0], value: Parameters<typeof square>[0]) =>
    add(multiply(past, decay), multiply(square(value), 1 - decay))
  return {
    scalars: (_, learningRate) => ({ learningRate }),
    next(update) {
      const gradient = withWeightDecay(update, weightDecay)
      const meanSquare = update.carry('meanSquare', (past) => average(past, gradient))
      let move = gradient
      update.carry('meanSquareStep', (past) => {
        move = multiply(divide(sqrt(add(past, epsilon)), sqrt(add(meanSquare, epsilon))), gradient)
        return average(past, move)
      })
      return subtract(update.parameter, multiply(move, update.scalars.learningRate ?? 0))
    },
  }
}

export const adadeltaDefinition = {
  schema: adadeltaSchema,
  create: adadelta,
  build: adadeltaOptimizer,
} satisfies OptimizerDefinition<typeof adadeltaSchema>
