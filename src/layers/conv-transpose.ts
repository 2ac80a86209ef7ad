// The transposed convolutional layer, which enlarges images.
import * as z from 'zod'
import { convTranspose as convolveTransposed } from '../graph/operations.js'
import { addChannelAxis, imageShape } from './images.js'
import { checkedGroups, groupsSchema, kernelParameters } from './kernel-parameters.js'
import type { LayerDefinition } from './layer.js'

const added = z.int().nonnegative()

const convTransposeSchema = z.strictObject({
  type: z.literal('convTranspose'),
  channels: z.int().positive().describe('Number of output channels'),
  kernel: z.int().positive().default(3).describe('Kernel size: height and width'),
  stride: z.int().positive().default(1).describe('Stride of the kernel, in pixels'),
  padding: z
    .int()
    .nonnegative()
    .default(0)
    .describe('Rows and columns removed from every side of the output'),
  outputPadding: z
    .union([added, z.tuple([added, added])])
    .default(0)
    .describe(
      'Rows and columns added at the bottom and the right of the output; [rows, columns] where they differ',
    ),
  groups: groupsSchema,
})
export type ConvTranspose = z.infer<typeof convTransposeSchema>

/** Two-dimensional transposed convolution with a bias. */
export const convTranspose = (
  channels: number,
  options: Partial<Omit<ConvTranspose, 'type' | 'channels'>> = {},
): ConvTranspose => convTransposeSchema.parse({ type: 'convTranspose', channels, ...options })

/** Rows and columns added at the far edges. */
const paddingsOf = (outputPadding: ConvTranspose['outputPadding']) =>
  typeof outputPadding === 'number' ? ([outputPadding, outputPadding] as const) : outputPadding

/** Shapes: x [batch, in, H, W] → [batch, channels, H', W']; weight [in, channels / groups, kernel, kernel],
 *  bias [channels]. As torch.nn.ConvTranspose2d. Throws ShapeError where the channels of input or output are no multiple of
 *  the groups. Every image size can be produced: the output padding is the remainder of the stride. */
export const convTransposeLayer = {
  schema: convTransposeSchema,
  create: convTranspose,
  build(
    x,
    { channels, kernel, stride, padding, outputPadding, groups },
    { scope, initialization },
  ) {
    const images = addChannelAxis(x)
    const inputs = checkedGroups('convTranspose', groups, images.shape[1] ?? 0, channels)
    const shape = [inputs, channels / groups, kernel, kernel] as const
    const { weight, bias } = kernelParameters({ shape, channels }, scope, initialization)
    return convolveTransposed(images, weight, {
      bias,
      stride: [stride, stride],
      padding: [padding, padding],
      outputPadding: paddingsOf(outputPadding),
      groups,
    })
  },
  outputShape: ({ channels, kernel, stride, padding, outputPadding }, item) =>
    imageShape(
      item,
      channels,
      (size, axis) =>
        (size - 1) * stride + kernel - 2 * padding + (paddingsOf(outputPadding)[axis] ?? 0),
    ),
  fit: {
    kind: 'window',
    inputSize: ({ kernel, stride, padding }, size) =>
      Math.floor((size + 2 * padding - kernel) / stride) + 1,
    changes({ kernel, stride, padding }, size) {
      const [rows = 0, columns = 0] = size.map((each) => (each + 2 * padding - kernel) % stride)
      return { outputPadding: rows === columns ? rows : [rows, columns] }
    },
  },
  output: {
    schema: convTransposeSchema.omit({ channels: true }),
    sized: (output: Omit<ConvTranspose, 'channels'>, { channels }) => ({ ...output, channels }),
  },
} satisfies LayerDefinition<typeof convTransposeSchema>
