// Latent activity: KL and variance of each latent.
import type { KlEstimate } from '../models/kl-estimate.js'
import type { Codes } from '../training/inference.js'

/** Per latent, in order. */
export interface LatentActivity {
  /** KL(posterior ‖ prior), the mean over examples; missing if the KL is no sum over latents. Unit: nats. */
  readonly kl?: readonly number[]
  /** Variance of the code, the posterior's mean, over the examples. */
  readonly variance: readonly number[]
  /** Latents whose variance is above 0.01. */
  readonly active: number
}

/** Source of the threshold: Burda et al., arXiv:1509.00519, section 5.2. */
const activeVarianceThreshold = 0.01

/** KL, if it has a closed form, and variance of the code for each latent, and the number of active latents. */
export function latentActivity(
  codes: Codes,
  klEstimate: KlEstimate = 'closedForm',
): LatentActivity {
  const { count, latent, mean } = codes
  const latents = [...Array(latent).keys()]
  /** The mean of `of` over the examples. */
  const average = (of: (at: number) => number) => (first: number) => {
    let sum = 0
    for (let at = first; at < count * latent; at += latent) sum += of(at)
    return sum / count
  }
  const centre = latents.map(average((at) => mean[at] as number))
  const variance = latents.map(
    average((at) => ((mean[at] as number) - (centre[at % latent] as number)) ** 2),
  )
  return {
    ...(klEstimate === 'closedForm' && { kl: latents.map(average((at) => klTerm(codes, at))) }),
    variance,
    active: variance.filter((each) => each > activeVarianceThreshold).length,
  }
}

/** KL(posterior ‖ prior) of each example, summed over its latents. Unit: nats. */
export function klPerExample(codes: Codes): Float64Array {
  return Float64Array.from({ length: codes.count }, (_, example) => {
    let sum = 0
    for (let at = 0; at < codes.latent; at++) sum += klTerm(codes, example * codes.latent + at)
    return sum
  })
}

function klTerm({ mean, logVariance }: Codes, at: number): number {
  const logarithm = logVariance?.[at] as number
  return 0.5 * ((mean[at] as number) ** 2 + Math.exp(logarithm) - logarithm - 1)
}
