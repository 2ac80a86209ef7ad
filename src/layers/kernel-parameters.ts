// The parameters of convolutions, and their groups of channels.
import * as z from 'zod'
import { ShapeError } from '../errors.js'
import type { Tensor } from '../graph/tensor.js'
import { type Initialization, initializersFor } from './initializers.js'
import type { Scope } from './scope.js'

export const groupsSchema = z
  .int()
  .positive()
  .default(1)
  .describe(
    'Number of groups of channels, each convolved on its own: a divisor of the input and output channels; as many as input channels for a depthwise convolution',
  )

/** The channels of the input. Throws ShapeError where they, or those of the output, are no multiple of the groups. */
export function checkedGroups(
  layer: string,
  groups: number,
  inputs: number,
  outputs: number,
): number {
  for (const channels of [inputs, outputs])
    if (channels % groups !== 0)
      throw new ShapeError('shape.mismatch', {
        where: layer,
        expected: { key: 'shape.layerGroups', values: { groups } },
        actual: String(channels),
      })
  return inputs
}

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
