// Samples of a posterior and their density.
import { add, multiply, reshape, square, sum } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { forSamples } from '../../objectives/densities.js'
import { repeated } from '../networks.js'
import type { Flow, FlowContext, PosteriorSamples } from '../posteriors/posterior.js'
import type { Gaussian } from '../priors/prior.js'
import { reparameterize } from './reparameterize.js'

/** The parameters of the posteriors of a batch: those of the Gaussian, and what a flow takes of the encoder [batch, units]. */
export interface PosteriorParameters extends Gaussian {
  readonly given?: Tensor | undefined
}

/** Samples z of q(z | x), and log q(z | x) = log q₀(z₀ | x) − log |det ∂z/∂z₀|, where the flow maps z₀ to z. Without noise the flow of
 *  the Gaussian's mean. Shapes: noise [batch, samples, latent]. */
export function posteriorSamples(
  { mean, logVariance, given }: PosteriorParameters,
  noise: Tensor | undefined,
  { flow, ...context }: FlowContext & { readonly flow: Flow | undefined },
): PosteriorSamples {
  const spread = forSamples(logVariance)
  const base = noise ? reparameterize(forSamples(mean), spread, noise) : forSamples(mean)
  // With the noise itself: z₀ − mean would round.
  const distance = add(noise ? add(square(noise), spread) : spread, Math.log(2 * Math.PI))
  const ofBase = multiply(sum(distance, [2]), -0.5)
  if (!flow || !given) return { latents: base, logDensity: ofBase }
  const [batch = 1, samples = 1, latent = 1] = base.shape
  const flat = reshape(base, [batch * samples, latent])
  const { latents, logDeterminant } = flow.transform(flat, repeated(given, samples), context)
  return {
    latents: reshape(latents, [batch, samples, latent]),
    logDensity: add(ofBase, multiply(reshape(logDeterminant, [batch, samples]), -1)),
  }
}
