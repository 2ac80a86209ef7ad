// The scale parameter of a likelihood: fixed, or learned by the decoder.
import * as z from 'zod'
import { add, mean, softplus, subtract } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { parameterOf } from './parameters.js'

export const scaleSchema = z.union([z.number().positive(), z.enum(['perExample', 'perValue'])])
export type ScaleParameter = z.infer<typeof scaleSchema>
export type LearnedScale = Exclude<ScaleParameter, number>

/** Minimum of a learned scale. A density has no upper bound: where pixels are always black, it grows as the scale
 *  shrinks. One grey level is the resolution of 8-bit images. */
const minScale = 1 / 255

/** log(1/255 + exp(o)), where o is the second output of each value; `perExample` takes their average over the
 *  example.
 *  Shapes: output [batch, 2, ...value] → [batch, ...value] or [batch, 1, …]. */
export function logScaleOf(output: Tensor, scale: LearnedScale): Tensor {
  const each = parameterOf(output, 1)
  const axes = [...each.shape.keys()].slice(1)
  const own = scale === 'perValue' ? each : mean(each, axes, { keepDimensions: true })
  return softFloor(own, Math.log(minScale))
}

/** A smooth maximum: log(exp(x) + exp(low)), with a nonzero gradient everywhere. */
export function softFloor(x: Tensor, low: number): Tensor {
  return add(softplus(subtract(x, low)), low)
}
