// How the KL of the posterior from the prior is known.
import type { Model } from './model.js'

/** In closed form, or as the mean of log q(z | x) − log p(z) over samples z of the posterior. */
export type KlEstimate = 'closedForm' | 'samples'

/** Undefined if the model has no posterior. */
export function klEstimateOf({
  hasPosterior,
  posterior,
}: Pick<Model, 'hasPosterior' | 'posterior'>): KlEstimate | undefined {
  if (!hasPosterior) return undefined
  return posterior ? 'samples' : 'closedForm'
}
