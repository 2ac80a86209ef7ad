// The reparameterization: samples of a Gaussian as a function of its parameters.
import { add, exp, multiply } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'

/** A sample of the posterior as a function of its parameters: mean + exp(½ log variance) · noise.
 *  Shapes: all [batch, latent], or what broadcasts. */
export function reparameterize(mean: Tensor, logVariance: Tensor, noise: Tensor): Tensor {
  return add(mean, multiply(exp(multiply(logVariance, 0.5)), noise))
}
