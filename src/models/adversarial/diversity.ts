// How much generated examples differ from each other.
import { divide, flatten, maximum, sum, variance } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'

/** The mean squared distance between two generated examples of a batch, relative to that of real ones: 1 where they differ as much,
 *  0 where all are the same. It is the ratio of the sums of variances, since the mean of |x − x′|² over pairs is twice that sum.
 *  Shapes: [batch, …] → []. */
export function relativeDiversity(real: Tensor, generated: Tensor): Tensor {
  return divide(spread(generated), maximum(spread(real), 1e-12))
}

const spread = (x: Tensor) => sum(variance(flatten(x), [0]))
