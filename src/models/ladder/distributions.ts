// The prior p(z₂) p(z₁ | z₂) of a ladder VAE, and samples of its posterior.
import { add, concat, multiply, reshape, square, sum } from '../../graph/operations.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import { logNormal, logStandardNormal } from '../../objectives/densities.js'
import { repeated } from '../networks.js'
import type { PosteriorSamples } from '../posteriors/posterior.js'
import type { Gaussian, Prior } from '../priors/prior.js'
import { reparameterize } from '../vae/reparameterize.js'
import { descend, type Levels, lowerPriorAt, parts } from './levels.js'
import { type LadderConfig, latentsOfBoth } from './schema.js'

/** The prior of both levels, whose latents are z₁, then z₂. A sample has z₂ first: its numbers are the last ones. */
export function ladderPrior(config: LadderConfig): Prior {
  return {
    isStandardNormal: false,
    normals: latentsOfBoth(config),
    lower: config.latent,
    sample(normals, scope) {
      const { lower, upper } = parts(normals, config)
      const { mean, logVariance } = lowerPriorAt(upper, config, scope)
      return concat([reparameterize(mean, logVariance, lower), upper], 1)
    },
    logDensity(latents, scope) {
      const outer = latents.shape.slice(0, -1)
      const flat = reshape(latents, [sizeOf(outer), latentsOfBoth(config)])
      const { lower, upper } = parts(flat, config)
      const { mean, logVariance } = lowerPriorAt(upper, config, scope)
      const ofLower = sum(logNormal(lower, mean, logVariance), [1])
      return reshape(add(logStandardNormal(upper), ofLower), outer)
    },
  }
}

/** Samples of q(z₂ | x) q(z₁ | x, z₂), and the logarithm of that. Shape: normals [batch, samples, latent + upper.latent]. */
export function ladderSamples(
  { estimate, upper }: Levels,
  normals: Tensor,
  config: LadderConfig,
  scope: Scope,
): PosteriorSamples {
  const [batch = 1, samples = 1, both = 1] = normals.shape
  const flat = reshape(normals, [batch * samples, both])
  const all = { estimate: copies(estimate, samples), upper: copies(upper, samples) }
  const { lowerLatents, upperLatents, lower } = descend(all, flat, config, scope)
  const logVariance = concat([lower.logVariance, all.upper.logVariance], 1)
  // With the noise itself: z − mean would round.
  const distance = add(add(square(flat), logVariance), Math.log(2 * Math.PI))
  return {
    latents: reshape(concat([lowerLatents, upperLatents], 1), [batch, samples, both]),
    logDensity: reshape(multiply(sum(distance, [1]), -0.5), [batch, samples]),
  }
}

/** Shapes: [batch, latent] → [batch · count, latent]. */
function copies({ mean, logVariance }: Gaussian, count: number): Gaussian {
  return { mean: repeated(mean, count), logVariance: repeated(logVariance, count) }
}
