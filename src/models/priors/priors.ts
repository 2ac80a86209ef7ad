// The table of priors: what a configuration may name.
import type * as z from 'zod'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../../registry.js'
import { mixtureDefinition } from './mixture.js'
import type { Prior, PriorContext, PriorDefinition } from './prior.js'
import { standardNormal, standardNormalDefinition } from './standard-normal.js'
import { vampPriorDefinition } from './vamp-prior.js'

export const priors = new Registry('prior', [
  standardNormalDefinition,
  mixtureDefinition,
  vampPriorDefinition,
])
export type PriorConfig = z.infer<typeof priors.schema>

/** The prior of a configuration, by default N(0, I). Throws ConfigError if the model cannot have it. */
export function priorFrom(config: PriorConfig = standardNormal(), context: PriorContext): Prior {
  const definition: PriorDefinition<TypedSchema, PriorConfig> = priors.entryOf(config)
  return definition.build(config, context)
}

/** Adds a prior, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Throws ConfigError where the type is built in or is no name. */
export function registerPrior<Schema extends TypedSchema>(
  definition: Registered<PriorDefinition<Schema>>,
): (options: OptionsOf<Schema>) => PriorConfig {
  return priors.register(definition) as unknown as (options: OptionsOf<Schema>) => PriorConfig
}
