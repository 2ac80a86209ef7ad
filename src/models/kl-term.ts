// The KL term of an objective: the KL of the posterior from the prior, and what of it the loss counts.
import {
  abs,
  add,
  divide,
  exp,
  maximum,
  mean as meanOf,
  multiply,
  square,
  subtract,
  sum,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Notice } from '../notices.js'
import type { KlSchedule } from './kl-schedule.js'
import type { Gaussian } from './priors/prior.js'

interface KlOptions {
  readonly klWeight: number
  readonly klSchedule?: KlSchedule | undefined
  readonly freeBits?: number | undefined
}

/** KL(q ‖ N(0, I)) of a diagonal Gaussian q, summed over latents.
 *  Shapes: mean, logVariance [batch, latent] → [batch]. Unit: nats.
 *  Throws ShapeError where the shapes differ.
 *  Source: Kingma & Welling, arXiv:1312.6114, appendix B. */
export function klDivergence(mean: Tensor, logVariance: Tensor): Tensor {
  return multiply(sum(klTerms(mean, logVariance), [1]), 0.5)
}

/** Twice the KL of every latent. Shapes: all [batch, latent]. */
export function klTerms(mean: Tensor, logVariance: Tensor): Tensor {
  return subtract(subtract(add(square(mean), exp(logVariance)), logVariance), 1)
}

/** Twice KL(q ‖ p) of every latent, of diagonal Gaussians q and p. Shapes: all [batch, latent]. Unit: nats. */
export function klTermsBetween(q: Gaussian, p: Gaussian): Tensor {
  const logRatio = subtract(q.logVariance, p.logVariance)
  const distance = divide(square(subtract(q.mean, p.mean)), exp(p.logVariance))
  return subtract(subtract(add(distance, exp(logRatio)), logRatio), 1)
}

/** The weighted term of the loss, of the KL from N(0, I). Shapes: mean, logVariance [batch, latent], otherwise as `weightedKl`. */
export function klTerm(
  { mean, logVariance, kl }: { mean: Tensor; logVariance: Tensor; kl: Tensor },
  options: KlOptions,
  scheduled: Tensor | undefined,
): Tensor {
  return weightedKl({ kl, twice: () => klTerms(mean, logVariance) }, options, scheduled)
}

/** The weighted term of the loss. `twice`: twice the KL of every latent [batch, latent], of which `kl` is the sum. Shapes: kl [batch],
 *  scheduled [] → [batch], or [] where the KL is a mean over the batch: with free bits (Kingma et al., appendix C.8) and with a capacity
 *  (Burgess et al., as in disentanglement_lib). */
export function weightedKl(
  { kl, twice }: { kl: Tensor; twice: () => Tensor },
  { klWeight, klSchedule, freeBits }: KlOptions,
  scheduled: Tensor | undefined,
): Tensor {
  const counted =
    freeBits === undefined ? kl : sum(maximum(multiply(meanOf(twice(), [0]), 0.5), freeBits))
  if (klSchedule?.type !== 'capacity') return multiply(counted, scheduled ?? klWeight)
  const distance = abs(subtract(meanOf(counted), scheduled ?? klSchedule.to))
  return multiply(distance, klWeight)
}

/** That a capacity has no effect below what free bits leave free: the counted KL is always above it. */
export function capacityNotices({
  klSchedule,
  freeBits = 0,
  latent,
}: Pick<KlOptions, 'klSchedule' | 'freeBits'> & { readonly latent: number }): Notice[] {
  const free = latent * freeBits
  if (klSchedule?.type !== 'capacity' || free === 0 || klSchedule.to > free) return []
  return [{ code: 'model.capacity', values: { capacity: klSchedule.to, free, latent, freeBits } }]
}
