// Sequence shapes for one-dimensional convolutions.
import { ShapeError } from '../errors.js'
import type { Tensor } from '../graph/tensor.js'

/** Shapes: x [batch, channels, length], or [batch, length] of one channel. Throws ShapeError for items of more dimensions. */
export function sequenceShape(x: Tensor, where: string) {
  const [batch = 1, ...item] = x.shape
  const [length = 0, inputs = 1] = item.toReversed()
  if (item.length > 2)
    throw new ShapeError('shape.mismatch', {
      where,
      expected: { key: 'shape.length' },
      actual: `[${item.join(', ')}]`,
    })
  return { batch, inputs, length }
}
