// What the codes of a data set say about each latent: how much it tells, and where its values lie.
import { fittedNormal } from '../../pictures/fitted-normal.js'
import type { Codes } from '../../training/inference.js'

export interface LatentStatistics {
  /** `kl` in nats, averaged over the examples; of a model without a posterior the variance of the code. */
  readonly measure: 'kl' | 'variance'
  readonly values: readonly number[]
  /** The latents from the one that tells most to the one that tells least. */
  readonly order: readonly number[]
  /** Where points come from: the prior, or where there is none, a normal distribution fitted to the codes. */
  readonly mean: ArrayLike<number>
  readonly deviation: ArrayLike<number>
  /** Shapes: standard normal numbers [count, latent] → points [count, latent]. */
  points(normals: Float32Array): Float32Array
}

export function latentStatistics(codes: Codes): LatentStatistics {
  const { latent, logVariance } = codes
  const fitted = logVariance ? standardNormal(latent) : fittedNormal(codes.mean, latent)
  const values = logVariance
    ? klOfLatents(codes, logVariance)
    : Array.from(fitted.deviation, (deviation) => deviation ** 2)
  const order = values
    .map((_, index) => index)
    .sort((one, other) => (values[other] as number) - (values[one] as number))
  return { measure: logVariance ? 'kl' : 'variance', values, order, ...fitted }
}

function standardNormal(latent: number) {
  return {
    mean: new Float64Array(latent),
    deviation: new Float64Array(latent).fill(1),
    points: (normals: Float32Array) => normals,
  }
}

/** KL(posterior ‖ N(0, 1)) of each latent: ½ (mean² + variance − log variance − 1), averaged. */
function klOfLatents({ count, latent, mean }: Codes, logVariance: Float32Array): number[] {
  const sums = new Float64Array(latent)
  mean.forEach((value, at) => {
    const log = logVariance[at] as number
    sums[at % latent] = (sums[at % latent] as number) + (value ** 2 + Math.exp(log) - log - 1) / 2
  })
  return Array.from(sums, (sum) => sum / count)
}
