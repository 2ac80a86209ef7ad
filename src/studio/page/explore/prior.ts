// The distribution of latents: the prior and where it lies, or for a model without one a normal distribution fitted to its codes.

import { fittedNormal } from '../../../pictures/fitted-normal.js'
import { Random } from '../../../random/random.js'
import type { Codes } from '../latent/projection.js'
import { hasClosedKl } from '../model/has-closed-kl.js'
import type { RunSession } from '../model/run-session.js'

export interface Prior {
  readonly latent: number
  /** Of each latent: of N(0, I), as upper latents have it, else of the codes. */
  readonly mean: ArrayLike<number>
  readonly standardDeviation: ArrayLike<number>
  /** Samples for a seed, as the command line draws them. Shape: [count, latent]. */
  draw(count: number, seed: number): Promise<Float32Array>
  /** With two levels: the same upper latents, and the lower ones at the mean of p(lower | upper). Shapes: [latent] → [latent]. */
  descend?(point: Float32Array): Promise<Float32Array>
}

export function priorOf(
  { values, latent }: Codes,
  { details, runner }: Pick<RunSession, 'details' | 'runner'>,
): Prior {
  const normals = (count: number, size: number, seed: number) => {
    const points = new Float32Array(count * size)
    new Random(seed, 'samples').fillNormal(points)
    return points
  }
  const ofNormal = async (count: number, seed: number) => normals(count, latent, seed)
  if (hasClosedKl(details)) {
    const [mean, standardDeviation] = [new Float64Array(latent), new Float64Array(latent).fill(1)]
    return { latent, mean, standardDeviation, draw: ofNormal }
  }
  const { mean, standardDeviation, points } = fittedNormal(values, latent)
  const { hasPosterior, priorNormals, lowerLatents } = details
  if (!hasPosterior) {
    const draw = async (count: number, seed: number) => points(normals(count, latent, seed))
    return { latent, mean, standardDeviation, draw }
  }
  if (lowerLatents !== undefined) {
    mean.fill(0, lowerLatents)
    standardDeviation.fill(1, lowerLatents)
  }
  return {
    ...{ latent, mean, standardDeviation },
    ...(lowerLatents !== undefined && {
      descend: (point) => runner.samplePrior(point.slice().fill(0, 0, lowerLatents), latent),
    }),
    draw: priorNormals
      ? (count, seed) => runner.samplePrior(normals(count, priorNormals, seed), priorNormals)
      : ofNormal,
  }
}
