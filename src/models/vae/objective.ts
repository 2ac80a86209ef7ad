// The graph of a VAE's objective.
import {
  add,
  concat,
  mean as meanOf,
  reshape,
  slice,
  subtract,
  sum,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import type { Likelihood } from '../../likelihoods/likelihood.js'
import { forSamples, logNormal } from '../../objectives/densities.js'
import type { ObjectiveParts, VaeObjective } from '../../objectives/objective.js'
import { klDivergence, klTerm } from '../kl-term.js'
import type { Objective } from '../model.js'
import { repeated } from '../networks.js'
import type { Flow } from '../posteriors/posterior.js'
import type { Prior } from '../priors/prior.js'
import { type PosteriorParameters, posteriorSamples } from './posterior-samples.js'
import { reparameterize } from './reparameterize.js'
import type { VaeConfig } from './schema.js'

/** A VAE for a batch. */
export interface VaeParts {
  readonly config: VaeConfig
  readonly likelihood: Likelihood
  readonly prior: Prior
  readonly flow: Flow | undefined
  readonly scope: Scope
  readonly parameters: PosteriorParameters
  /** The decoder's output. Shape: latents [count, latent]. */
  output(latents: Tensor): Tensor
}

/** The noise of an objective. Shapes: latent [batch, latent], samples [batch, samples − 1, latent], prior [batch, normals]. */
interface ObjectiveNoise {
  readonly latent?: Tensor | undefined
  readonly samples?: Tensor | undefined
  readonly prior?: Tensor | undefined
}

/** Reconstruction + klWeight · KL at one sample, with the KL in closed form. */
export function closedObjective(
  { config, likelihood, scope, parameters: { mean, logVariance }, output }: VaeParts,
  x: Tensor,
  { latent: noise }: ObjectiveNoise,
  scheduled: Tensor | undefined,
): Objective {
  const kl = klDivergence(mean, logVariance)
  const made = output(noise ? reparameterize(mean, logVariance, noise) : mean)
  const reconstruction = likelihood.negativeLogLikelihood(x, made, scope.within('likelihood'))
  return {
    loss: add(reconstruction, klTerm({ mean, logVariance, kl }, config, scheduled)),
    reconstruction,
    kl,
    encoderInput: x,
    reconstructed: likelihood.mean(made),
  }
}

/** What an objective of the table makes of the parts. */
export function chosenLoss(
  chosen: VaeObjective,
  parts: VaeParts,
  x: Tensor,
  noise: ObjectiveNoise,
  scheduled: Tensor | undefined,
): Objective {
  const { config, likelihood, prior, scope, output } = parts
  const { mean, logVariance } = parts.parameters
  const { latents, logPosterior, kl } = sampled(parts, noise)
  const decoded = (z: Tensor) => {
    const [batch = 1, count = 1, latent = 1] = z.shape
    const made = output(reshape(z, [batch * count, latent]))
    const repeats = repeated(x, count)
    const values = likelihood.negativeLogLikelihood(repeats, made, scope.within('likelihood'))
    return { made, values: reshape(values, [batch, count]) }
  }
  const { made, values: reconstruction } = decoded(latents)
  const given: ObjectiveParts = {
    ...{ mean, logVariance, latents, logPosterior, reconstruction },
    logPrior: (z) => prior.logDensity(z, scope),
    prior: noise.prior && prior.sample(noise.prior, scope),
    klTerm: klTerm({ mean, logVariance, kl }, config, scheduled),
    negativeLogLikelihood: (z) => decoded(z).values,
    isTraining: scope.mode === 'training',
  }
  return {
    loss: chosen.loss(given),
    ...(chosen.metrics && { metrics: chosen.metrics(given) }),
    reconstruction: meanOf(reconstruction, [1]),
    kl,
    encoderInput: x,
    reconstructed: firstOf(likelihood.mean(made), latents.shape[1] ?? 1),
  }
}

/** Shapes: latents [batch, samples, latent], logPosterior [batch, samples], kl [batch]. */
interface Sampled {
  readonly latents: Tensor
  readonly kl: Tensor
  logPosterior(): Tensor
}

/** Samples of the posterior with their log densities, and the KL: in closed form, or the mean of log q(z | x) − log p(z) over the
 *  samples. */
function sampled(
  { config, prior, flow, scope, parameters }: VaeParts,
  { latent: first, samples: further }: ObjectiveNoise,
): Sampled {
  const { mean, logVariance } = parameters
  const noise = first && samplesNoise(first, further)
  if (prior.isStandardNormal && !flow) {
    const kl = klDivergence(mean, logVariance)
    const [center, spread] = [forSamples(mean), forSamples(logVariance)]
    const latents = noise ? reparameterize(center, spread, noise) : center
    return { latents, kl, logPosterior: () => sum(logNormal(latents, center, spread), [2]) }
  }
  const { initialization } = config
  const context = { flow, scope: scope.within('flow'), initialization }
  const { latents, logDensity } = posteriorSamples(parameters, noise, context)
  const kl = meanOf(subtract(logDensity, prior.logDensity(latents, scope)), [1])
  return { latents, kl, logPosterior: () => logDensity }
}

function samplesNoise(first: Tensor, further: Tensor | undefined): Tensor {
  return further ? concat([forSamples(first), further], 1) : forSamples(first)
}

/** The first of every `count`. Shapes: [batch · count, …] → [batch, …]. */
function firstOf(x: Tensor, count: number): Tensor {
  if (count === 1) return x
  const [all = 1, ...item] = x.shape
  const apart = reshape(x, [all / count, count, ...item])
  return reshape(slice(apart, 1, 0, 1), [all / count, ...item])
}
