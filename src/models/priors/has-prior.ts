// Which models have a prior.
import type { Model } from '../model.js'

/** Whether latents have a prior, from which new examples are drawn. */
export function hasPrior({
  hasPosterior,
  hasPrior,
}: Pick<Model, 'hasPosterior' | 'hasPrior'>): boolean {
  return hasPosterior || hasPrior === true
}
