// The distribution of latents: the prior, or for a model without one a normal distribution fitted to its codes.

import { fittedNormal } from '../../../pictures/fitted-normal.js'
import { Random } from '../../../random/random.js'
import type { Codes } from '../latent/projection.js'

export interface Prior {
  readonly latent: number
  /** Of each latent. */
  readonly mean: ArrayLike<number>
  readonly standardDeviation: ArrayLike<number>
  /** Samples for a seed, as the command line draws them. Shape: [count, latent]. */
  draw(count: number, seed: number): Float32Array
}

export function priorOf({ values, latent }: Codes, hasPosterior: boolean): Prior {
  const normals = (count: number, seed: number) => {
    const points = new Float32Array(count * latent)
    new Random(seed, 'samples').fillNormal(points)
    return points
  }
  if (hasPosterior) {
    const [mean, standardDeviation] = [new Float64Array(latent), new Float64Array(latent).fill(1)]
    return { latent, mean, standardDeviation, draw: normals }
  }
  const fitted = fittedNormal(values, latent)
  return {
    latent,
    mean: fitted.mean,
    standardDeviation: fitted.standardDeviation,
    draw: (count, seed) => fitted.points(normals(count, seed)),
  }
}
