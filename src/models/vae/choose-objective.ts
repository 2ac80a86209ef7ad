// The objective of a VAE's configuration, and what does not go together with it.
import { ConfigError } from '../../errors.js'
import type { Likelihood } from '../../likelihoods/likelihood.js'
import type { VaeObjective } from '../../objectives/objective.js'
import { objectiveFrom } from '../../objectives/objectives.js'
import type { Flow } from '../posteriors/posterior.js'
import type { Prior } from '../priors/prior.js'
import type { VaeConfig } from './schema.js'

interface Distributions {
  readonly likelihood: Likelihood
  readonly prior: Prior
  readonly flow: Flow | undefined
}

/** Undefined for the default. Throws ConfigError where it needs another likelihood, prior or posterior, or settings of the KL term have
 *  no effect on it. */
export function chosenObjective(
  config: VaeConfig,
  { likelihood: { unit }, prior, flow }: Distributions,
): VaeObjective | undefined {
  const isClosed = prior.isStandardNormal && !flow
  if (config.freeBits !== undefined && !isClosed) throw new ConfigError('model.freeBits')
  if (!config.objective) return isClosed ? undefined : objectiveFrom({ type: 'elbo', samples: 1 })
  const { type } = config.objective
  const objective = objectiveFrom(config.objective)
  if (objective.bound && objective.bound !== 'elbo' && unit !== 'nats')
    throw new ConfigError('objective.likelihood', { objective: type })
  const { assumes = ['standardNormalPrior', 'gaussianPosterior'] } = objective
  if (assumes.includes('standardNormalPrior') && !prior.isStandardNormal)
    throw new ConfigError('objective.prior', { objective: type })
  if (assumes.includes('gaussianPosterior') && flow)
    throw new ConfigError('objective.posterior', { objective: type })
  const unused = [
    ...(config.klWeight === 1 ? [] : ['klWeight']),
    ...(config.klSchedule ? ['klSchedule'] : []),
    ...(config.freeBits === undefined ? [] : ['freeBits']),
  ]
  if (!objective.usesKlTerm && unused.length > 0)
    throw new ConfigError('objective.klTerm', { objective: type, unused: unused.join(', ') })
  return objective
}
