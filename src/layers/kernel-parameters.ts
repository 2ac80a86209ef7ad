// The parameters of convolutions.
import type { Tensor } from '../graph/tensor.js'
import { type Initialization, initializersFor } from './initializers.js'
import type { Scope } from './scope.js'

/** A weight of that shape, and a bias [channels]. As in PyTorch, the fan-in is computed from the weight's second
 *  dimension, for transposed convolutions too. */
export function kernelParameters(
  {
    shape,
    channels,
  }: {
    shape: readonly [first: number, second: number, height: number, width: number]
    channels: number
  },
  scope: Scope,
  initialization: Initialization,
): { weight: Tensor; bias: Tensor } {
  const [first, second, height, width] = shape
  const area = height * width
  const initial = initializersFor(initialization, { fanIn: second * area, fanOut: first * area })
  return {
    weight: scope.parameter('weight', shape, initial.weight),
    bias: scope.parameter('bias', [channels], initial.bias),
  }
}
