// The transposed convolutional layer, which enlarges images.
import * as z from 'zod'
import { convTranspose as convolveTransposed } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { asImages } from './images.js'
import type { Initialization } from './initializers.js'
import { kernelParameters } from './kernel-parameters.js'
import type { Scope } from './scope.js'

const added = z.int().nonnegative()

export const convTransposeSchema = z.strictObject({
  type: z.literal('convTranspose'),
  channels: z.int().positive().describe('Channels of the output'),
  kernel: z.int().positive().default(3).describe('Height and width of the kernel'),
  stride: z.int().positive().default(1).describe('Pixels from one place of the kernel to the next'),
  padding: z.int().nonnegative().default(0).describe('Rows and columns cut off at every edge'),
  outputPadding: z
    .union([added, z.tuple([added, added])])
    .default(0)
    .describe('Rows and columns added at the far edges; [rows, columns] where they differ'),
})
export type ConvTranspose = z.infer<typeof convTransposeSchema>

/** Two-dimensional transposed convolution with a bias. */
export const convTranspose = (
  channels: number,
  options: Partial<Omit<ConvTranspose, 'type' | 'channels'>> = {},
): ConvTranspose => convTransposeSchema.parse({ type: 'convTranspose', channels, ...options })

/** Shapes: x [batch, in, H, W] → [batch, channels, H', W']; weight [in, channels, kernel, kernel],
 *  bias [channels]. */
export function applyConvTranspose(
  x: Tensor,
  { channels, kernel, stride, padding, outputPadding }: Omit<ConvTranspose, 'type'>,
  scope: Scope,
  initialization: Initialization,
): Tensor {
  const images = asImages(x)
  const shape = [images.shape[1] ?? 0, channels, kernel, kernel] as const
  const { weight, bias } = kernelParameters({ shape, channels }, scope, initialization)
  return convolveTransposed(images, weight, {
    bias,
    stride: [stride, stride],
    padding: [padding, padding],
    outputPadding:
      typeof outputPadding === 'number' ? [outputPadding, outputPadding] : outputPadding,
  })
}
