// Max and average pooling of images.
import * as z from 'zod'
import { ShapeError } from '../errors.js'
import { gather, max, mean, reshape } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import { addChannelAxis, imageShape } from './images.js'
import type { LayerDefinition } from './layer.js'

const windowFields = {
  size: z.int().positive().default(2).describe('Size of the window: height and width'),
  stride: z
    .int()
    .positive()
    .optional()
    .describe('Stride of the window, in pixels; by default its size'),
}
const maxPoolSchema = z.strictObject({ type: z.literal('maxPool'), ...windowFields })
const averagePoolSchema = z.strictObject({ type: z.literal('averagePool'), ...windowFields })
export type MaxPool = z.infer<typeof maxPoolSchema>
export type AveragePool = z.infer<typeof averagePoolSchema>

/** The largest value of each window. */
export const maxPool = (size = 2, options: Pick<MaxPool, 'stride'> = {}): MaxPool =>
  maxPoolSchema.parse({ type: 'maxPool', size, ...options })

/** The mean of each window. */
export const averagePool = (size = 2, options: Pick<AveragePool, 'stride'> = {}): AveragePool =>
  averagePoolSchema.parse({ type: 'averagePool', size, ...options })

/** A layer of either kind. */
type Pool = MaxPool | AveragePool

const pooledShape = (layer: Pool, item: Shape) =>
  imageShape(item, item.length > 2 ? (item[0] ?? 1) : 1, (side) => windowsOf(layer, side))

const windowRule = {
  kind: 'window',
  inputSize: ({ size, stride = size }: Pool, side: number) => (side - 1) * stride + size,
  changes: () => ({}),
} as const

/** As torch.nn.MaxPool2d, except that equal largest values share the gradient. */
export const maxPoolLayer = {
  schema: maxPoolSchema,
  create: maxPool,
  build: (x, layer) => pool(x, layer, max),
  outputShape: pooledShape,
  fit: windowRule,
} satisfies LayerDefinition<typeof maxPoolSchema>

/** As torch.nn.AvgPool2d. */
export const averagePoolLayer = {
  schema: averagePoolSchema,
  create: averagePool,
  build: (x, layer) => pool(x, layer, mean),
  outputShape: pooledShape,
  fit: windowRule,
} satisfies LayerDefinition<typeof averagePoolSchema>

/** Shapes: x [batch, channels, H, W] (or [batch, H, W]: one channel) → [batch, channels, H', W']. Rows and columns at the far
 *  edges that fill no window are left out. Throws ShapeError where the image is smaller than a window. */
function pool(
  x: Tensor,
  layer: Pool,
  reduce: (windows: Tensor, axes: readonly number[]) => Tensor,
): Tensor {
  const images = addChannelAxis(x)
  const [batch = 1, channels = 1, ...sides] = images.shape
  const [rows = 0, columns = 0] = sides.map((side) => windowsOf(layer, side))
  const { type, size } = layer
  if (sides.length !== 2 || rows < 1 || columns < 1)
    throw new ShapeError('shape.mismatch', {
      where: type,
      expected: { key: 'shape.imageSide', values: { size } },
      actual: sides.length === 2 ? sides.join('×') : `[${x.shape.slice(1).join(', ')}]`,
    })
  const windows = [rows, columns].reduce(
    (seen, count, axis) => gather(seen, axis + 2, seenBy(layer, count)),
    images,
  )
  return reduce(reshape(windows, [batch, channels, rows, size, columns, size]), [3, 5])
}

/** Along one axis: the number of windows. */
function windowsOf({ size, stride = size }: Pool, side: number): number {
  return Math.floor((side - size) / stride) + 1
}

/** Along one axis: what each of `count` windows sees, one after another. */
function seenBy({ size, stride = size }: Pool, count: number): number[] {
  return Array.from(
    { length: count * size },
    (_, index) => Math.floor(index / size) * stride + (index % size),
  )
}
