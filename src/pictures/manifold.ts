// The grid of latents of the manifold, for a decoder with two latents.
import { normalQuantile } from './normal-quantile.js'

/** A grid of prior quantiles from 0.05 to 0.95: the first latent increases to the right, the second upwards.
 *  Shape: [size · size, 2], row by row from the top left. */
export function manifoldPoints(size: number): Float32Array {
  const quantiles = Array.from({ length: size }, (_, index) =>
    normalQuantile(size === 1 ? 0.5 : 0.05 + (0.9 * index) / (size - 1)),
  )
  const rows = quantiles.toReversed()
  return Float32Array.from(rows.flatMap((second) => quantiles.flatMap((first) => [first, second])))
}
