// All optimizers: what a configuration may name.
import * as z from 'zod'
import { adadeltaOptimizer, adadeltaSchema } from './adadelta.js'
import { adamOptimizer, adamSchema, adamwSchema } from './adam.js'
import type { Optimizer } from './optimizer.js'
import { rmspropOptimizer, rmspropSchema } from './rmsprop.js'
import { sgdOptimizer, sgdSchema } from './sgd.js'

export const optimizerSchema = z.discriminatedUnion('type', [
  sgdSchema,
  rmspropSchema,
  adadeltaSchema,
  adamSchema,
  adamwSchema,
])
export type OptimizerConfig = z.infer<typeof optimizerSchema>

export function optimizerFrom(config: OptimizerConfig): Optimizer {
  switch (config.type) {
    case 'sgd':
      return sgdOptimizer(config)
    case 'rmsprop':
      return rmspropOptimizer(config)
    case 'adadelta':
      return adadeltaOptimizer(config)
    case 'adam':
    case 'adamw':
      return adamOptimizer(config)
  }
}
