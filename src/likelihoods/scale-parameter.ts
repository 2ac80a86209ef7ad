// The scale parameter of a likelihood: fixed, predicted by the decoder, or one for all values of the data.
import * as z from 'zod'
import { add, mean, softplus, subtract } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { parameterOf } from './parameters.js'

const predicted = ['perExample', 'perValue'] as const
const single = ['shared', 'optimal'] as const
export const scaleSchema = z.union([z.number().positive(), z.enum([...predicted, ...single])])
export type ScaleParameter = z.infer<typeof scaleSchema>
/** One for each example or value, from the decoder. */
export type PredictedScale = (typeof predicted)[number]
/** One for all values of the data: see single-scale.ts. */
export type SingleScale = (typeof single)[number]

/** Minimum of a learned scale. A density has no upper bound: where pixels are always black, it grows as the scale
 *  shrinks. One grey level is the resolution of 8-bit images. */
export const minScale = 1 / 255

/** log(1/255 + exp(o)), where o is the second output of each value; `perExample` takes their average over the
 *  example.
 *  Shapes: output [batch, 2, ...value] → [batch, ...value] or [batch, 1, …]. */
export function logScaleOf(output: Tensor, scale: PredictedScale): Tensor {
  const each = parameterOf(output, 1)
  const axes = [...each.shape.keys()].slice(1)
  const own = scale === 'perValue' ? each : mean(each, axes, { keepDimensions: true })
  return softFloor(own, Math.log(minScale))
}

/** Whether the decoder has a second output for it. */
export function isPredicted(scale: ScaleParameter): scale is PredictedScale {
  return scale === 'perExample' || scale === 'perValue'
}

/** A smooth maximum: log(exp(x) + exp(low)), with a nonzero gradient everywhere. */
export function softFloor(x: Tensor, low: number): Tensor {
  return add(softplus(subtract(x, low)), low)
}
