// The convolutional layer.
import * as z from 'zod'
import { conv as convolve } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { asImages } from './images.js'
import type { Initialization } from './initializers.js'
import { kernelParameters } from './kernel-parameters.js'
import type { Scope } from './scope.js'

export const convSchema = z.strictObject({
  type: z.literal('conv'),
  channels: z.int().positive().describe('Channels of the output'),
  kernel: z.int().positive().default(3).describe('Height and width of the kernel'),
  stride: z.int().positive().default(1).describe('Pixels from one place of the kernel to the next'),
  padding: z.int().nonnegative().default(0).describe('Zeros around the image'),
})
export type Conv = z.infer<typeof convSchema>

/** Two-dimensional convolution with a bias. */
export const conv = (
  channels: number,
  options: Partial<Omit<Conv, 'type' | 'channels'>> = {},
): Conv => convSchema.parse({ type: 'conv', channels, ...options })

/** Shapes: x [batch, in, H, W] (or [batch, H, W]: one channel) → [batch, channels, H', W'];
 *  weight [channels, in, kernel, kernel], bias [channels]. */
export function applyConv(
  x: Tensor,
  { channels, kernel, stride, padding }: Omit<Conv, 'type'>,
  scope: Scope,
  initialization: Initialization,
): Tensor {
  const images = asImages(x)
  const shape = [channels, images.shape[1] ?? 0, kernel, kernel] as const
  const { weight, bias } = kernelParameters({ shape, channels }, scope, initialization)
  return convolve(images, weight, {
    bias,
    stride: [stride, stride],
    padding: [padding, padding],
  })
}
