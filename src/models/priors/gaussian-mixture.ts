// The density of a mixture of diagonal Gaussians, and samples of it.
import {
  add,
  erf,
  exp,
  logSumExp,
  matmul,
  multiply,
  oneHot,
  reshape,
  slice,
  step,
  subtract,
  sum,
  values,
} from '../../graph/operations.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import { logNormal } from '../../objectives/densities.js'
import type { Gaussian, Prior } from './prior.js'

/** Its components [components, latent], and the logarithms of their weights [components], which add up to 1. */
export interface GaussianMixture extends Gaussian {
  readonly logWeights: Tensor
}

/** The prior with these components, which `within` builds with the parameters of a scope. */
export function mixturePrior(
  within: (scope: Scope) => GaussianMixture,
  { latent, components }: { latent: number; components: number },
): Prior {
  return {
    isStandardNormal: false,
    normals: latent + 1,
    components,
    sample: (normals, scope) => mixtureSamples(normals, within(scope)),
    logDensity: (latents, scope) => logMixture(latents, within(scope)),
    logComponents: (latents, scope) => logComponents(latents, within(scope)),
  }
}

/** log p(k) + log N(z; component k), in nats. Shapes: [count, latent] → [count, components]. */
function logComponents(
  latents: Tensor,
  { mean, logVariance, logWeights }: GaussianMixture,
): Tensor {
  const [count = 1, latent = 1] = latents.shape
  const ofLatents = logNormal(reshape(latents, [count, 1, latent]), mean, logVariance)
  return add(sum(ofLatents, [2]), logWeights)
}

/** log Σ p(k) N(z; component k), in nats. Shapes: [..., latent] → [...]. */
function logMixture(latents: Tensor, mixture: GaussianMixture): Tensor {
  const outer = latents.shape.slice(0, -1)
  const [latent = 1] = latents.shape.slice(-1)
  const flat = reshape(latents, [sizeOf(outer), latent])
  return reshape(logSumExp(logComponents(flat, mixture), 1), outer)
}

/** Samples: the last number chooses the component by its probability Φ(number), the others are the noise within it.
 *  Shapes: standard normal numbers [count, latent + 1] → [count, latent]. The choice has no gradient. */
function mixtureSamples(normals: Tensor, mixture: GaussianMixture): Tensor {
  const latent = (normals.shape[1] ?? 1) - 1
  const chosen = chosenComponents(slice(normals, 1, latent, latent + 1), mixture.logWeights)
  const of = (parameters: Tensor) => (chosen ? matmul(chosen, parameters) : parameters)
  const deviation = exp(multiply(of(mixture.logVariance), 0.5))
  return add(of(mixture.mean), multiply(deviation, slice(normals, 1, 0, latent)))
}

/** One-hot components; undefined if there is only one. Shapes: normals [count, 1], logWeights [components] → [count, components]. */
function chosenComponents(normals: Tensor, logWeights: Tensor): Tensor | undefined {
  const [components = 1] = logWeights.shape
  if (components === 1) return undefined
  const probability = multiply(add(erf(multiply(normals, Math.SQRT1_2)), 1), 0.5)
  // The probability of every component but the last and all before it.
  const isBefore = Array.from({ length: components * (components - 1) }, (_, at) =>
    Number(Math.floor(at / (components - 1)) <= at % (components - 1)),
  )
  const weights = reshape(exp(logWeights), [1, components])
  const bounds = matmul(weights, values(isBefore, [components, components - 1]))
  return oneHot(sum(step(subtract(probability, bounds)), [1]), components)
}
