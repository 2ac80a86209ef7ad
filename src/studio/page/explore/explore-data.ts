// Inputs of the explore view: models, codes of the images to start from, prior.
import { type LatentData, loadLatents } from '../latent/latent-data.js'
import type { RunSource } from '../run-source.js'
import { type Prior, priorOf } from './prior.js'

/** Of the validation examples; `order` has the latents that the decoder sees. */
export interface ExploreData extends LatentData {
  /** Those of an upper level, in the same order. */
  readonly upper: readonly number[]
  readonly prior: Prior
}

export async function loadExploreData(source: RunSource): Promise<ExploreData> {
  const latents = await loadLatents(source, 'validation')
  const { codes, runSession } = latents
  const { decodedLatents = codes.latent } = runSession.details
  const order = latents.order.filter((latent) => latent < decodedLatents)
  const { lowerLatents = codes.latent } = runSession.details
  const upper = latents.order.filter((latent) => latent >= lowerLatents)
  return { ...latents, order, upper, prior: priorOf(codes, runSession) }
}
