// The two levels of a ladder VAE: the deterministic way up, and the samples on the way down.
import { add, clip, multiply, sigmoid, slice, softplus, subtract } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { applyLayers } from '../../layers/layers.js'
import type { Scope } from '../../layers/scope.js'
import { encodedFeatures, head } from '../networks.js'
import type { Gaussian } from '../priors/prior.js'
import { reparameterize } from '../vae/reparameterize.js'
import type { LadderConfig } from './schema.js'

/** What the encoders say of examples. */
export interface Levels {
  /** The bottom-up estimate of z₁. Shapes: [batch, latent]. */
  readonly estimate: Gaussian
  /** q(z₂ | x). Shapes: [batch, upper.latent]. */
  readonly upper: Gaussian
}

/** Latents of both levels, and the distributions of the lower ones given the upper ones. */
export interface Descent {
  readonly lowerLatents: Tensor
  readonly upperLatents: Tensor
  /** q(z₁ | x, z₂) and p(z₁ | z₂). Shapes: [batch, latent]. */
  readonly lower: Gaussian
  readonly lowerPrior: Gaussian
}

/** d₁ = encoder(x) gives the estimate of z₁, d₂ = upper encoder(d₁) the posterior of z₂. Shapes: x [batch, ...input], condition
 *  [batch, values]. */
export function ascend(
  x: Tensor,
  config: LadderConfig,
  scope: Scope,
  condition: Tensor | undefined,
): Levels {
  const { upper, initialization } = config
  const within = scope.within('upper')
  const features = encodedFeatures(x, config, scope, condition)
  const above = applyLayers(features, upper.encoder, within.within('encoder'), initialization)
  return {
    estimate: gaussianHead(features, { name: 'posterior', latent: config.latent }, config, scope),
    upper: gaussianHead(above, { name: 'posterior', latent: upper.latent }, config, within),
  }
}

/** z₂ of its posterior, then z₁ of the merged one; without noise their means. Shape: noise [batch, latent + upper.latent], that of z₁
 *  first. */
export function descend(
  { estimate, upper }: Levels,
  noise: Tensor | undefined,
  config: LadderConfig,
  scope: Scope,
): Descent {
  const own = noise && parts(noise, config)
  const sample = ({ mean, logVariance }: Gaussian, normals: Tensor | undefined) =>
    normals ? reparameterize(mean, logVariance, normals) : mean
  const upperLatents = sample(upper, own?.upper)
  const lowerPrior = lowerPriorAt(upperLatents, config, scope)
  const lower = merged(estimate, lowerPrior)
  return { lowerLatents: sample(lower, own?.lower), upperLatents, lower, lowerPrior }
}

/** p(z₁ | z₂). Shapes: z₂ [count, upper.latent] → [count, latent]. */
export function lowerPriorAt(upperLatents: Tensor, config: LadderConfig, scope: Scope): Gaussian {
  const { upper, latent, initialization } = config
  const within = scope.within('upper')
  const hidden = applyLayers(upperLatents, upper.decoder, within.within('decoder'), initialization)
  return gaussianHead(hidden, { name: 'prior', latent }, config, within)
}

/** The parts of both levels. Shape: [count, latent + upper.latent], the lower one first. */
export function parts(both: Tensor, { latent, upper }: Pick<LadderConfig, 'latent' | 'upper'>) {
  return {
    lower: slice(both, 1, 0, latent),
    upper: slice(both, 1, latent, latent + upper.latent),
  }
}

/** The product of two Gaussians, normalized: its precision 1/σ² is the sum of theirs, which weight the means. Shapes: all
 *  [count, latent]. */
export function merged(one: Gaussian, other: Gaussian): Gaussian {
  const logRatio = subtract(one.logVariance, other.logVariance)
  // The fraction of the first precision, e^−v₁ / (e^−v₁ + e^−v₂); −log of their sum is v₁ − softplus(v₁ − v₂).
  const weight = sigmoid(subtract(other.logVariance, one.logVariance))
  return {
    mean: add(other.mean, multiply(weight, subtract(one.mean, other.mean))),
    logVariance: subtract(one.logVariance, softplus(logRatio)),
  }
}

/** Mean and bounded log variance of a linear head. Shapes: [count, …] → [count, latent]. */
function gaussianHead(
  hidden: Tensor,
  { name, latent }: { name: string; latent: number },
  config: LadderConfig,
  scope: Scope,
): Gaussian {
  const made = head(hidden, { head: name, units: 2 * latent }, config, scope)
  return {
    mean: slice(made, 1, 0, latent),
    logVariance: clip(slice(made, 1, latent, 2 * latent), ...config.logVarianceBounds),
  }
}
