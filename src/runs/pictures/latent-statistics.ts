// Statistics of each latent from the codes of a dataset: KL or variance, and distribution.
import { latentActivity } from '../../analysis/latents.js'
import type { KlEstimate } from '../../models/kl-estimate.js'
import { fittedNormal } from '../../pictures/fitted-normal.js'
import type { Codes } from '../../training/inference.js'

/** The distribution of latents: N(0, I) where the KL has a closed form, else a normal distribution fitted to the codes. */
interface LatentDistribution {
  readonly mean: ArrayLike<number>
  readonly standardDeviation: ArrayLike<number>
  /** Shapes: standard normal numbers [count, latent] → points [count, latent]. */
  points(normals: Float32Array): Float32Array
}

export interface LatentStatistics extends LatentDistribution {
  /** `kl` in nats, the mean over the examples; where it has no closed form, the variance of the code; of a model without an encoder the
   *  change of the decoded example. */
  readonly measure: 'kl' | 'variance' | 'change'
  readonly values: readonly number[]
  /** Indices of the latents that the decoder sees, by decreasing `measure`. */
  readonly order: readonly number[]
  /** Those of the others, likewise. */
  readonly hidden: readonly number[]
}

/** Those of codes. */
export interface CodeStatistics extends LatentStatistics {
  readonly measure: 'kl' | 'variance'
}

/** `decodedLatents`: how many of them the decoder sees, see `Model`. */
export function latentStatistics(
  codes: Codes,
  klEstimate: KlEstimate | undefined,
  decodedLatents = codes.latent,
): CodeStatistics {
  const { latent, mean } = codes
  const kl = klEstimate && latentActivity(codes, klEstimate).kl
  const source = kl ? standardNormal(latent) : fittedNormal(mean, latent)
  const values =
    kl ?? Array.from(source.standardDeviation, (standardDeviation) => standardDeviation ** 2)
  const all = values
    .map((_, index) => index)
    .sort((one, other) => (values[other] as number) - (values[one] as number))
  return {
    ...{ measure: kl ? 'kl' : 'variance', values, ...source },
    order: all.filter((index) => index < decodedLatents),
    hidden: all.filter((index) => index >= decodedLatents),
  }
}

/** The standard normal distribution. */
export function standardNormal(latent: number): LatentDistribution {
  return {
    mean: new Float64Array(latent),
    standardDeviation: new Float64Array(latent).fill(1),
    points: (normals: Float32Array) => normals,
  }
}
