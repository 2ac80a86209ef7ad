// The table of optimizers: what a configuration may name.
import type * as z from 'zod'
import { Registry } from '../registry.js'
import { adadeltaDefinition } from './adadelta.js'
import { adamDefinition, adamwDefinition } from './adam.js'
import type { Optimizer, OptimizerDefinition } from './optimizer.js'
import { rmspropDefinition } from './rmsprop.js'
import { sgdDefinition } from './sgd.js'

export const optimizers = new Registry([
  sgdDefinition,
  rmspropDefinition,
  adadeltaDefinition,
  adamDefinition,
  adamwDefinition,
])
export type OptimizerConfig = z.infer<typeof optimizers.schema>

export function optimizerFrom(config: OptimizerConfig): Optimizer {
  const definition: OptimizerDefinition = optimizers.entryOf(config)
  return definition.build(config)
}
