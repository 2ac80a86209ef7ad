// Finds a likelihood's parameters in a decoder's output that has several numbers per value.
import { reshape, slice } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

/** Output number `at` of every value. Shapes: output [batch, outputsPerValue, ...value] → [batch, ...value]. */
export function parameterOf(output: Tensor, at: number): Tensor {
  const [batch = 1, , ...value] = output.shape
  return reshape(slice(output, 1, at, at + 1), [batch, ...value])
}
