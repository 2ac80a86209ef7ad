// Adam, and AdamW, which differs only in where the weight decay acts.
import * as z from 'zod'
import { add, divide, multiply, sqrt, square, subtract } from '../graph/operations.js'
import {
  learningRateSchema,
  type Optimizer,
  type OptimizerDefinition,
  weightDecaySchema,
  withWeightDecay,
} from './optimizer.js'

const options = {
  learningRate: learningRateSchema.default(1e-3),
  beta1: z.number().min(0).lt(1).default(0.9).describe('Decay rate β₁ of the first moment'),
  beta2: z.number().min(0).lt(1).default(0.999).describe('Decay rate β₂ of the second moment'),
  epsilon: z
    .number()
    .nonnegative()
    .default(1e-8)
    .describe('Added to a denominator for numerical stability'),
}

const adamSchema = z.strictObject({
  type: z.literal('adam'),
  ...options,
  weightDecay: weightDecaySchema.describe('L2 penalty, added to the gradient'),
})
const adamwSchema = z.strictObject({
  type: z.literal('adamw'),
  ...options,
  weightDecay: z.number().nonnegative().default(0.01).describe('Decoupled weight decay'),
})
export type Adam = z.infer<typeof adamSchema>
export type Adamw = z.infer<typeof adamwSchema>

export const adam = (chosen: Partial<Omit<Adam, 'type'>> = {}): Adam =>
  adamSchema.parse({ type: 'adam', ...chosen })
export const adamw = (chosen: Partial<Omit<Adamw, 'type'>> = {}): Adamw =>
  adamwSchema.parse({ type: 'adamw', ...chosen })

/** The largest finite scale: a learning rate of zero divides by it, and nothing moves. */
const maxScale = 1e30

/** With the sums M = m / (1 − β₁) and V = v / (1 − β₂) in place of Adam's first and second moments m and v, a step is
 *  parameter − M / (a √V + b): three passes over memory fewer. The two scalars hold the learning rate and both bias
 *  corrections. The state tensors are M (`firstMomentSum`) and V (`secondMomentSum`).
 *  Sources: torch.optim.Adam, torch.optim.AdamW; Kingma & Ba, arXiv:1412.6980; Loshchilov & Hutter, arXiv:1711.05101. */
function adamOptimizer({ type, beta1, beta2, epsilon, weightDecay }: Adam | Adamw): Optimizer {
  return {
    scalars(step, learningRate) {
      const reach = (1 - beta1 ** step) / (learningRate * (1 - beta1))
      const a = Math.min(maxScale, Math.sqrt((1 - beta2) / (1 - beta2 ** step)) * reach)
      const b = Math.min(maxScale, epsilon * reach)
      return type === 'adamw' ? { a, b, keep: 1 - learningRate * weightDecay } : { a, b }
    },
    next(update) {
      const gradient = type === 'adam' ? withWeightDecay(update, weightDecay) : update.gradient
      const { a = 0, b = 0, keep = 1 } = update.scalars
      const first = update.carry('firstMomentSum', (m) => add(multiply(m, beta1), gradient))
      const second = update.carry('secondMomentSum', (v) =>
        add(multiply(v, beta2), square(gradient)),
      )
      const decayed = multiply(update.parameter, keep)
      return subtract(decayed, divide(first, add(multiply(sqrt(second), a), b)))
    },
  }
}

export const adamDefinition = {
  schema: adamSchema,
  create: adam,
  build: adamOptimizer,
} satisfies OptimizerDefinition<typeof adamSchema>

export const adamwDefinition = {
  schema: adamwSchema,
  create: adamw,
  build: adamOptimizer,
} satisfies OptimizerDefinition<typeof adamwSchema>
