// The KL of each latent, which the validation records.
import { multiply, sum } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import { klTerms } from './kl-term.js'
import type { Model } from './model.js'

/** KL(posterior ‖ prior) of each latent, summed over the batch; undefined where it has no closed form. The model has its labels.
 *  Shapes: x [batch, ...input] → [latent]. Unit: nats. */
export function latentKl(model: Model, x: Tensor, scope: Scope): Tensor | undefined {
  if (model.posterior) return undefined
  const { mean, logVariance } = model.encode(x, scope)
  return logVariance && multiply(sum(klTerms(mean, logVariance), [0]), 0.5)
}
