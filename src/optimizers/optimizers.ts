// The table of optimizers: what a configuration may name.
import type * as z from 'zod'
import { checkedCode } from '../registered-code.js'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../registry.js'
import { adadeltaDefinition } from './adadelta.js'
import { adamDefinition, adamwDefinition } from './adam.js'
import type { Optimizer, OptimizerDefinition } from './optimizer.js'
import { rmspropDefinition } from './rmsprop.js'
import { sgdDefinition } from './sgd.js'

export const optimizers = new Registry('optimizer', [
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

/** Adds an optimizer, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Its schema has a `learningRate`. Throws ConfigError where it lacks that or `build`, or the type is built in or is no
 *  name. */
export function registerOptimizer<Schema extends TypedSchema>(
  definition: Registered<OptimizerDefinition<Schema>>,
): (options: OptionsOf<Schema>) => OptimizerConfig {
  return optimizers.register(definition, { fields: ['learningRate'], checked }) as unknown as (
    options: OptionsOf<Schema>,
  ) => OptimizerConfig
}

const checked = <Entry extends Registered<OptimizerDefinition>>(entry: Entry) =>
  checkedCode(entry, { kind: 'registry.optimizer', path: 'training.optimizer' })
