// The convolutional layer.
import * as z from 'zod'
import { conv as convolve } from '../graph/operations.js'
import { addChannelAxis, imageShape } from './images.js'
import { checkedGroups, groupsSchema, kernelParameters } from './kernel-parameters.js'
import type { LayerDefinition } from './layer.js'
import { spectrallyNormalized } from './spectral/spectral-normalization.js'

const convSchema = z.strictObject({
  type: z.literal('conv'),
  channels: z.int().positive().describe('Number of output channels'),
  kernel: z.int().positive().default(3).describe('Kernel size: height and width'),
  stride: z.int().positive().default(1).describe('Stride of the kernel, in pixels'),
  padding: z.int().nonnegative().default(0).describe('Zero padding on every side'),
  groups: groupsSchema,
})
export type Conv = z.infer<typeof convSchema>

/** Two-dimensional convolution with a bias. */
export const conv = (
  channels: number,
  options: Partial<Omit<Conv, 'type' | 'channels'>> = {},
): Conv => convSchema.parse({ type: 'conv', channels, ...options })

/** Shapes: x [batch, in, H, W] (or [batch, H, W]: one channel) → [batch, channels, H', W'];
 *  weight [channels, in / groups, kernel, kernel], bias [channels]. As torch.nn.Conv2d. Throws ShapeError where the channels of
 *  input or output are no multiple of the groups. */
export const convLayer = {
  schema: convSchema,
  create: conv,
  build(x, { channels, kernel, stride, padding, groups }, { scope, initialization }) {
    const images = addChannelAxis(x)
    const inputs = checkedGroups('conv', groups, images.shape[1] ?? 0, channels)
    const shape = [channels, inputs / groups, kernel, kernel] as const
    const { weight, bias } = kernelParameters({ shape, channels }, scope, initialization)
    return convolve(images, spectrallyNormalized(weight, scope), {
      bias,
      stride: [stride, stride],
      padding: [padding, padding],
      groups,
    })
  },
  outputShape: ({ channels, kernel, stride, padding }, item) =>
    imageShape(item, channels, (size) => Math.floor((size + 2 * padding - kernel) / stride) + 1),
  fit: {
    kind: 'window',
    inputSize: ({ kernel, stride, padding }, size) => (size - 1) * stride + kernel - 2 * padding,
    changes: () => ({}),
  },
  output: {
    schema: convSchema.omit({ channels: true }),
    sized: (output: Omit<Conv, 'channels'>, { channels }) => ({ ...output, channels }),
  },
} satisfies LayerDefinition<typeof convSchema>
