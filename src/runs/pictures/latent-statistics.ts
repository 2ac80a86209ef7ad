// Statistics of each latent from the codes of a dataset: KL or variance, and distribution.
import { latentActivity } from '../../analysis/latents.js'
import { fittedNormal } from '../../pictures/fitted-normal.js'
import type { Codes } from '../../training/inference.js'

/** The distribution of latents: the prior or, if there is none, a normal distribution fitted to the codes. */
export interface LatentDistribution {
  readonly mean: ArrayLike<number>
  readonly standardDeviation: ArrayLike<number>
  /** Shapes: standard normal numbers [count, latent] → points [count, latent]. */
  points(normals: Float32Array): Float32Array
}

export interface LatentStatistics extends LatentDistribution {
  /** `kl` in nats, the mean over the examples; without a posterior, the variance of the code. */
  readonly measure: 'kl' | 'variance'
  readonly values: readonly number[]
  /** Indices of the latents by decreasing `measure`. */
  readonly order: readonly number[]
}

export function latentStatistics(codes: Codes): LatentStatistics {
  const { latent, logVariance } = codes
  const source = logVariance ? prior(latent) : fittedNormal(codes.mean, latent)
  const values = logVariance
    ? latentActivity(codes).kl
    : Array.from(source.standardDeviation, (standardDeviation) => standardDeviation ** 2)
  const order = values
    .map((_, index) => index)
    .sort((one, other) => (values[other] as number) - (values[one] as number))
  return { measure: logVariance ? 'kl' : 'variance', values, order, ...source }
}

/** The standard normal distribution. */
export function prior(latent: number): LatentDistribution {
  return {
    mean: new Float64Array(latent),
    standardDeviation: new Float64Array(latent).fill(1),
    points: (normals: Float32Array) => normals,
  }
}
