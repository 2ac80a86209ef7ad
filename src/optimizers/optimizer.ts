// The interface of optimizers: from a parameter and its gradient to the parameter's next value.
import * as z from 'zod'
import { add, multiply } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Definition, TypedSchema } from '../registry.js'

/** The inputs of one parameter's update. */
export interface Update {
  readonly parameter: Tensor
  readonly gradient: Tensor
  /** This step's scalars, by the names that `scalars` gives them. */
  readonly scalars: Readonly<Record<string, Tensor>>
  /** Carries a tensor of the parameter's shape from step to step, zeros at first: passes its current value to
   *  `next`, and returns the new one. */
  carry(name: string, next: (present: Tensor) => Tensor): Tensor
}

export interface Optimizer {
  /** The scalars of a step; steps count from 1. So schedules and bias corrections need no new graph. */
  scalars(step: number, learningRate: number): Readonly<Record<string, number>>
  /** The parameter's next value. */
  next(update: Update): Tensor
}

/** An optimizer: one entry of the table in optimizers.ts. */
export interface OptimizerDefinition<Schema extends TypedSchema = TypedSchema>
  extends Definition<Schema> {
  build(config: z.output<Schema>): Optimizer
}

export const learningRateSchema = z.number().nonnegative().describe('Learning rate')
export const weightDecaySchema = z.number().nonnegative().default(0)

/** Weight decay as an L2 penalty in the gradient: gradient + weightDecay · parameter. */
export function withWeightDecay({ gradient, parameter }: Update, weightDecay: number): Tensor {
  return weightDecay === 0 ? gradient : add(gradient, multiply(parameter, weightDecay))
}
