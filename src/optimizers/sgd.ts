// Stochastic gradient descent, with optional momentum.
import * as z from 'zod'
import { add, multiply, subtract } from '../graph/operations.js'
import {
  learningRateSchema,
  type Optimizer,
  type OptimizerDefinition,
  weightDecaySchema,
  withWeightDecay,
} from './optimizer.js'

const sgdSchema = z.strictObject({
  type: z.literal('sgd'),
  learningRate: learningRateSchema.default(0.01),
  momentum: z.number().min(0).default(0).describe('Momentum'),
  nesterov: z.boolean().default(false).describe('Use Nesterov momentum'),
  weightDecay: weightDecaySchema.describe('L2 penalty, added to the gradient'),
})
export type Sgd = z.infer<typeof sgdSchema>

export const sgd = (options: Partial<Omit<Sgd, 'type'>> = {}): Sgd =>
  sgdSchema.parse({ type: 'sgd', ...options })

/** velocity ← momentum · velocity + gradient; parameter ← parameter − learning rate · velocity.
 *  Source: torch.optim.SGD, without dampening. */
function sgdOptimizer({ momentum, nesterov, weightDecay }: Sgd): Optimizer {
  return {
    scalars: (_, learningRate) => ({ learningRate }),
    next(update) {
      const gradient = withWeightDecay(update, weightDecay)
      const direction = () => {
        if (momentum === 0) return gradient
        const velocity = update.carry('velocity', (v) => add(multiply(v, momentum), gradient))
        return nesterov ? add(gradient, multiply(velocity, momentum)) : velocity
      }
      return subtract(update.parameter, multiply(direction(), update.scalars.learningRate ?? 0))
    },
  }
}

export const sgdDefinition = {
  schema: sgdSchema,
  create: sgd,
  build: sgdOptimizer,
} satisfies OptimizerDefinition<typeof sgdSchema>
