// One scale parameter for all values of the data: a parameter of the model, or the optimum of each batch.
import { ConfigError } from '../errors.js'
import { add, log, maximum, mean, multiply } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { LikelihoodScope } from './likelihood.js'
import { minScale, type SingleScale, softFloor } from './scale-parameter.js'

/** Weight of the newest batch in the running mean, as in batch normalization. */
const momentum = 0.1

/** The logarithm of the scale s, where −log p is Σ |x − mean|ⁿ / n sⁿ + log s: `power` n is 2 of a Gaussian, 1 of a Laplace distribution.
 *  shared: log(1/255 + exp(parameter)). optimal: in training the maximum of the batch's likelihood, sⁿ = the mean of
 *  |x − mean|ⁿ over all its values, with its gradient; in evaluation of the running mean, so that p(x | z) is one density for
 *  all examples. It is no less than 1/255.
 *  Shapes: powers |x − mean|ⁿ, any → [].
 *  Throws ConfigError without a scope. Source: Rybkin et al., arXiv:2006.13202, section 4. */
export function singleLogScale(
  scale: SingleScale,
  { powers, power }: { powers: Tensor; power: 1 | 2 },
  scope: LikelihoodScope | undefined,
): Tensor {
  if (!scope) throw new ConfigError('likelihood.scope', { scale })
  if (scale === 'shared')
    return softFloor(scope.parameter('logScale', [], { constant: 0 }), Math.log(minScale))
  const optimum = maximum(meanPower(powers, scope), minScale ** power)
  return multiply(log(optimum), 1 / power)
}

/** The mean of a batch in training, which moves the running mean; that one in evaluation. Shape: []. */
function meanPower(powers: Tensor, scope: LikelihoodScope): Tensor {
  const running = scope.buffer('runningError', [], { constant: 1 })
  if (scope.mode === 'evaluation') return running
  const batch = mean(powers)
  scope.updates.set(running, add(multiply(running, 1 - momentum), multiply(batch, momentum)))
  return batch
}
