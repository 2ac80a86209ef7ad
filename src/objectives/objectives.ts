// The table of objectives of VAEs: what a configuration may name.
import type * as z from 'zod'
import { checkedCode } from '../registered-code.js'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../registry.js'
import { betaTcDefinition } from './beta-tc.js'
import { dipDefinition } from './dip.js'
import { elboDefinition } from './elbo.js'
import { iwaeDefinition } from './iwae.js'
import { mmdDefinition } from './mmd.js'
import type { ObjectiveDefinition, VaeObjective } from './objective.js'

export const objectives = new Registry('objective', [
  elboDefinition,
  iwaeDefinition,
  betaTcDefinition,
  dipDefinition,
  mmdDefinition,
])
export type ObjectiveConfig = z.infer<typeof objectives.schema>

export function objectiveFrom(config: ObjectiveConfig): VaeObjective {
  const definition: ObjectiveDefinition = objectives.entryOf(config)
  return definition.build(config)
}

/** The objective for so many training examples. */
export function objectiveOfExamples(config: ObjectiveConfig, count: number): ObjectiveConfig {
  const definition: ObjectiveDefinition<TypedSchema, ObjectiveConfig> = objectives.entryOf(config)
  return definition.ofExamples?.(config, count) ?? config
}

/** Adds an objective, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Throws ConfigError where a part of it is missing, or the type is built in or is no name. */
export function registerObjective<Schema extends TypedSchema>(
  definition: Registered<ObjectiveDefinition<Schema>>,
): (options: OptionsOf<Schema>) => ObjectiveConfig {
  return objectives.register(definition, { checked }) as unknown as (
    options: OptionsOf<Schema>,
  ) => ObjectiveConfig
}

const checked = <Entry extends Registered<ObjectiveDefinition>>(entry: Entry) =>
  checkedCode(entry, { kind: 'registry.objective', path: 'model.objective' })
