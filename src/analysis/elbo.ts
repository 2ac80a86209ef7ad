// The evidence lower bound (ELBO) of a dataset, and its terms.
import type { Likelihood } from '../likelihoods/likelihood.js'
import { type Estimate, meanEstimate, scaleEstimate } from './estimate.js'
import { klPerExample } from './latents.js'
import type { Measurement } from './measure.js'

/** Means over the examples. A model without a posterior has only a reconstruction; if that is a mean squared
 *  error, there is no ELBO. */
export interface ElboMetrics {
  readonly examples: number
  /** log p(x|z) + log p(z) − log q(z|x) in expectation over one sample z of q. Unit: nats. */
  readonly elbo?: Estimate
  /** −ELBO / (values per example · log 2); undefined if the values are of several kinds (tables). */
  readonly bitsPerDimension?: Estimate
  /** Unit: the likelihood's. */
  readonly reconstruction: Estimate
  /** Unit: nats. In closed form, or estimated at the same sample: `klEstimate` of the evaluation. */
  readonly kl?: Estimate
}

/** `dimensions`: values per example, if they are of one kind. The KL has weight 1, whatever `klWeight` was in training. */
export function elboMetrics(
  { codes, reconstruction, kl: estimated }: Pick<Measurement, 'codes' | 'kl' | 'reconstruction'>,
  { unit, dimensions }: Pick<Likelihood, 'unit'> & { dimensions: number | undefined },
): ElboMetrics {
  const metrics = { examples: codes.count, reconstruction: meanEstimate(reconstruction) }
  if (!estimated && !codes.logVariance) return metrics
  const kl = estimated ? Float64Array.from(estimated) : klPerExample(codes)
  if (unit !== 'nats') return { ...metrics, kl: meanEstimate(kl) }
  const elbo = meanEstimate(kl.map((each, example) => -each - (reconstruction[example] as number)))
  return {
    ...metrics,
    elbo,
    ...(dimensions && { bitsPerDimension: bitsPerDimension(elbo, dimensions) }),
    kl: meanEstimate(kl),
  }
}

/** Converts nats per example to bits per dimension. */
export function bitsPerDimension(logProbability: Estimate, dimensions: number): Estimate {
  return scaleEstimate(logProbability, -1 / (dimensions * Math.LN2))
}
