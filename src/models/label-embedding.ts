// A learned vector for each class, in place of its one-hot label.
import { matmul } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'

/** The vectors of the labels, the same for encoder and decoder. Zeros where a label is of no class. Shapes: oneHot [batch, classes] →
 *  [batch, units]; `condition.weight` [classes, units], standard normal at first, as in torch.nn.Embedding. */
export function embeddedLabels(oneHot: Tensor, units: number, scope: Scope): Tensor {
  const inner = scope.within('condition')
  const weight = inner.parameter('weight', [oneHot.shape[1] ?? 0, units], { deviation: 1 })
  return inner.recordLayer(oneHot, matmul(oneHot, weight))
}
