// Spectral normalization: a weight divided by its largest singular value, which a power iteration follows.
import {
  divide,
  matmul,
  maximum,
  multiply,
  reshape,
  sqrt,
  square,
  stopGradient,
  sum,
} from '../../graph/operations.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../scope.js'

/** Least norm that vectors are divided by, as in PyTorch. */
const epsilon = 1e-12
const normal = { deviation: 1 }

/** The weight divided by its spectral norm in a scope that asks for it, else the weight. Each application in training takes one
 *  step of the power iteration, u = W v / |W v|, v = Wᵀ u / |Wᵀ u|, through which no gradient flows; evaluation takes none.
 *  Shapes: weight [out, …] → the same; the buffers `spectralU` [out] and `spectralV` [values of the other axes].
 *  As torch.nn.utils.parametrizations.spectral_norm, which takes fifteen more steps before the first.
 *  Source: Miyato et al., arXiv:1802.05957. */
export function spectrallyNormalized(weight: Tensor, scope: Scope): Tensor {
  if (!scope.isSpectral) return weight
  const [out = 1] = weight.shape
  const inputs = sizeOf(weight.shape) / out
  const matrix = reshape(weight, [out, inputs])
  const [left, right] = [
    scope.buffer('spectralU', [out], normal),
    scope.buffer('spectralV', [inputs], normal),
  ]
  let [u, v] = [reshape(scope.latest(left), [out, 1]), reshape(scope.latest(right), [inputs, 1])]
  if (scope.mode === 'training') {
    const held = stopGradient(matrix)
    u = stopGradient(unit(matmul(held, v)))
    v = stopGradient(unit(matmul(held, u, { transposeA: true })))
    scope.updates.set(left, reshape(u, [out]))
    scope.updates.set(right, reshape(v, [inputs]))
  }
  const norm = sum(multiply(u, matmul(matrix, v)))
  return divide(weight, norm)
}

function unit(vector: Tensor): Tensor {
  return divide(vector, maximum(sqrt(sum(square(vector))), epsilon))
}
