// Image shapes for convolutions.
import { reshape } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'

/** Adds the channel axis that grey images lack. Shapes: [batch, H, W] → [batch, 1, H, W]; others stay. */
export function addChannelAxis(x: Tensor): Tensor {
  const [batch = 1, ...rest] = x.shape
  return rest.length === 2 ? reshape(x, [batch, 1, ...rest]) : x
}

/** The shape of an image with `channels` channels; `sizeOf` maps the old height (axis 0) and width (axis 1) to the
 *  new. Shapes: [H, W] or [channels, H, W] → [channels, H', W']. */
export function imageShape(
  item: Shape,
  channels: number,
  sizeOf: (size: number, axis: number) => number,
): Shape {
  return [channels, ...item.slice(-2).map(sizeOf)]
}
