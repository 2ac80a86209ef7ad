// What exploring a latent space needs: the models, the codes of images to start from, the prior.
import { type LatentData, loadLatents } from '../latent/latent-data.js'
import type { RunSource } from '../run-source.js'
import { type Prior, priorOf } from './prior.js'

/** Of the validation examples. */
export interface Exploring extends LatentData {
  readonly prior: Prior
}

export async function startExploring(source: RunSource): Promise<Exploring> {
  const latents = await loadLatents(source, 'validation')
  return { ...latents, prior: priorOf(latents.codes, latents.study.details.hasPosterior) }
}
