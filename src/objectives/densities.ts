// Logarithms of Gaussian densities.
import { add, divide, exp, multiply, reshape, square, subtract, sum } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

/** log N(z; mean, exp(logVariance)) of every latent; operands broadcast. Unit: nats. */
export function logNormal(z: Tensor, mean: Tensor, logVariance: Tensor): Tensor {
  const distance = divide(square(subtract(z, mean)), exp(logVariance))
  return multiply(add(add(distance, logVariance), Math.log(2 * Math.PI)), -0.5)
}

/** log N(z; 0, I), summed over the last axis. Unit: nats. */
export function logStandardNormal(z: Tensor): Tensor {
  const axis = z.shape.length - 1
  const latents = z.shape[axis] ?? 0
  return multiply(add(sum(square(z), [axis]), latents * Math.log(2 * Math.PI)), -0.5)
}

/** Parameters [batch, latent] as [batch, 1, latent], for samples. */
export function forSamples(x: Tensor): Tensor {
  const [batch = 1, latent = 1] = x.shape
  return reshape(x, [batch, 1, latent])
}
