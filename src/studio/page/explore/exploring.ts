// What exploring a latent space needs: the models, the prior, the codes of images to start from.
import { loadLatents } from '../latent/latent-data.js'
import type { Codes } from '../latent/projection.js'
import type { Study } from '../model/study.js'
import type { RunSource } from '../run-source.js'
import { type Prior, priorOf } from './prior.js'

export interface Exploring {
  readonly study: Study
  readonly prior: Prior
  /** Of the validation examples. */
  readonly codes: Codes
  readonly labels?: Uint8Array | undefined
  /** Latents from the one that carries most on. */
  readonly order: readonly number[]
  /** Of each latent, in nats; a model without a posterior has none. */
  readonly kl?: readonly number[] | undefined
}

export async function startExploring(source: RunSource): Promise<Exploring> {
  const [{ study, codes, labels, order }, kl] = await Promise.all([
    loadLatents(source, 'validation'),
    source.klOfLatents('validation'),
  ])
  const prior = priorOf(codes, study.details.hasPosterior)
  return {
    study,
    prior,
    codes,
    labels,
    order,
    kl: study.details.hasPosterior ? kl?.perLatent : undefined,
  }
}
