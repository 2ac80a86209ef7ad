// The table of likelihoods: what a configuration may name.
import type * as z from 'zod'
import { checkedCode } from '../registered-code.js'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../registry.js'
import { bernoulliDefinition } from './bernoulli.js'
import { continuousBernoulliDefinition } from './continuous-bernoulli.js'
import { discretizedLogisticMixtureDefinition } from './discretized-logistic-mixture.js'
import { gaussianDefinition } from './gaussian.js'
import { laplaceDefinition } from './laplace.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import { meanSquaredErrorDefinition } from './mean-squared-error.js'
import { tableDefinition } from './table.js'

export const likelihoods = new Registry('likelihood', [
  bernoulliDefinition,
  continuousBernoulliDefinition,
  gaussianDefinition,
  laplaceDefinition,
  discretizedLogisticMixtureDefinition,
  meanSquaredErrorDefinition,
  tableDefinition,
])
export type LikelihoodConfig = z.infer<typeof likelihoods.schema>

export function likelihoodFrom(config: LikelihoodConfig): Likelihood {
  const definition: LikelihoodDefinition = likelihoods.entryOf(config)
  return definition.build(config)
}

/** Adds a likelihood, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Throws ConfigError where a part of it is missing, or the type is built in or is no name. */
export function registerLikelihood<Schema extends TypedSchema>(
  definition: Registered<LikelihoodDefinition<Schema>>,
): (options: OptionsOf<Schema>) => LikelihoodConfig {
  return likelihoods.register(definition, { checked }) as unknown as (
    options: OptionsOf<Schema>,
  ) => LikelihoodConfig
}

const checked = <Entry extends Registered<LikelihoodDefinition>>(entry: Entry) =>
  checkedCode(entry, { kind: 'registry.likelihood', path: 'model.likelihood' })
