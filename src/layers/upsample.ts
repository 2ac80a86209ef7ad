// Upsampling of images by a whole factor, without parameters.
import * as z from 'zod'
import { broadcast, matmul, reshape, values } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { addChannelAxis, imageShape } from './images.js'
import type { LayerDefinition } from './layer.js'

const upsampleSchema = z.strictObject({
  type: z.literal('upsample'),
  factor: z
    .int()
    .positive()
    .default(2)
    .describe('How many times higher and wider the image becomes'),
  mode: z
    .enum(['nearest', 'bilinear'])
    .default('nearest')
    .describe('Interpolation: the nearest pixel, or linear between neighbours'),
})
export type Upsample = z.infer<typeof upsampleSchema>

/** Enlarges images. */
export const upsample = (factor = 2, options: Partial<Pick<Upsample, 'mode'>> = {}): Upsample =>
  upsampleSchema.parse({ type: 'upsample', factor, ...options })

/** Shapes: x [batch, channels, H, W] (or [batch, H, W]: one channel) → [batch, channels, factor · H, factor · W].
 *  As torch.nn.Upsample, bilinear with align_corners=False. */
export const upsampleLayer = {
  schema: upsampleSchema,
  create: upsample,
  build(x, { factor, mode }) {
    const images = addChannelAxis(x)
    return mode === 'nearest' ? repeated(images, factor) : interpolated(images, factor)
  },
  outputShape: ({ factor }, item) =>
    imageShape(item, item.length > 2 ? (item[0] ?? 1) : 1, (side) => side * factor),
  fit: {
    kind: 'window',
    inputSize: ({ factor }, size) => (size % factor === 0 ? size / factor : 0),
    changes: () => ({}),
  },
} satisfies LayerDefinition<typeof upsampleSchema>

function repeated(images: Tensor, factor: number): Tensor {
  const [batch = 1, channels = 1, height = 1, width = 1] = images.shape
  const apart = reshape(images, [batch, channels, height, 1, width, 1])
  const all = broadcast(apart, [batch, channels, height, factor, width, factor])
  return reshape(all, [batch, channels, height * factor, width * factor])
}

/** Along each axis a product with a matrix of weights. */
function interpolated(images: Tensor, factor: number): Tensor {
  const [batch = 1, channels = 1, height = 1, width = 1] = images.shape
  const [rows, columns] = [height * factor, width * factor]
  const stack = reshape(images, [batch * channels, height, width])
  const ofColumns = values(transposed(weights(width, factor)), [width, columns])
  const ofRows = values(weights(height, factor).flat(), [rows, height])
  return reshape(matmul(ofRows, matmul(stack, ofColumns)), [batch, channels, rows, columns])
}

/** How much of each of `size` pixels is in each of the new ones: their centres are compared, and beyond the centres of the
 *  outermost pixels nothing changes. Shape: [factor · size, size]. */
function weights(size: number, factor: number): number[][] {
  return Array.from({ length: size * factor }, (_, index) => {
    const place = Math.max(0, (index + 0.5) / factor - 0.5)
    const before = Math.floor(place)
    const after = Math.min(before + 1, size - 1)
    const row = new Array<number>(size).fill(0)
    row[before] = 1 - (place - before)
    row[after] = (row[after] ?? 0) + (place - before)
    return row
  })
}

function transposed(matrix: readonly (readonly number[])[]): number[] {
  return (matrix[0] ?? []).flatMap((_, column) => matrix.map((row) => row[column] ?? 0))
}
