// What a likelihood is: how a decoder's output is held against the data.
import type { Tensor } from '../graph/tensor.js'

export interface Likelihood {
  /** What `negativeLog` counts in: nats per example, or the mean squared error over an example's values. */
  readonly unit: 'nats' | 'meanSquaredError'
  /** Which values of the data it is meant for: 0 and 1 only, or all. */
  readonly support: 'binary' | 'real'
  /** How many numbers the decoder gives for each value of the data. */
  readonly outputsPerValue: number
  /** −log p(x | output) of each example. Shapes: x, output [batch, …] → [batch]. */
  negativeLog(x: Tensor, output: Tensor): Tensor
  /** The mean of p(· | output), which is what one sees as the reconstruction. Shapes: as the output. */
  mean(output: Tensor): Tensor
}
