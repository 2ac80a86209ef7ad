// The one-dimensional transposed convolutional layer, which lengthens sequences.
import * as z from 'zod'
import { convTranspose as convolveTransposed, reshape } from '../graph/operations.js'
import { initializersFor } from './initializers.js'
import { checkedGroups, groupsSchema } from './kernel-parameters.js'
import type { LayerDefinition } from './layer.js'
import { sequenceShape } from './sequences.js'

const convTranspose1dSchema = z.strictObject({
  type: z.literal('convTranspose1d'),
  channels: z.int().positive().describe('Number of output channels'),
  kernel: z.int().positive().default(3).describe('Length of the kernel'),
  stride: z.int().positive().default(1).describe('Stride of the kernel, in values'),
  padding: z.int().nonnegative().default(0).describe('Values removed from both ends of the output'),
  outputPadding: z.int().nonnegative().default(0).describe('Values added at the end of the output'),
  dilation: z
    .int()
    .positive()
    .default(1)
    .describe('Distance between the values that the kernel reaches'),
  groups: groupsSchema,
})
export type ConvTranspose1d = z.infer<typeof convTranspose1dSchema>

/** One-dimensional transposed convolution with a bias. */
export const convTranspose1d = (
  channels: number,
  options: Partial<Omit<ConvTranspose1d, 'type' | 'channels'>> = {},
): ConvTranspose1d => convTranspose1dSchema.parse({ type: 'convTranspose1d', channels, ...options })

type Window = Pick<ConvTranspose1d, 'kernel' | 'padding' | 'dilation'>

/** What one input value gives, without the padding. */
const reach = ({ kernel, padding, dilation }: Window) => dilation * (kernel - 1) + 1 - 2 * padding

/** Shapes: x [batch, in, length] (or [batch, length]: one channel) → [batch, channels, length'];
 *  weight [in, channels / groups, kernel], bias [channels]. As torch.nn.ConvTranspose1d. Every length from that of one input value can be produced: the
 *  output padding is the remainder of the stride. Throws ShapeError for items of more dimensions, and where the channels
 *  of input or output are no multiple of the groups. */
export const convTranspose1dLayer = {
  schema: convTranspose1dSchema,
  create: convTranspose1d,
  build(x, { channels, kernel, stride, padding, outputPadding, dilation, groups }, context) {
    const { batch, inputs, length } = sequenceShape(x, 'convTranspose1d')
    checkedGroups('convTranspose1d', groups, inputs, channels)
    const outputs = channels / groups
    const { scope, initialization } = context
    // As in PyTorch, the fan-in is computed from the weight's second dimension.
    const fan = { fanIn: outputs * kernel, fanOut: inputs * kernel }
    const initial = initializersFor(initialization, fan)
    const weight = scope.parameter('weight', [inputs, outputs, kernel], initial.weight)
    const bias = scope.parameter('bias', [channels], initial.bias)
    const rows = reshape(x, [batch, inputs, 1, length])
    const convolved = convolveTransposed(rows, reshape(weight, [inputs, outputs, 1, kernel]), {
      bias,
      stride: [1, stride],
      padding: [0, padding],
      outputPadding: [0, outputPadding],
      dilation: [1, dilation],
      groups,
    })
    return reshape(convolved, [batch, channels, convolved.shape[3] ?? 0])
  },
  outputShape: ({ channels, stride, outputPadding, ...window }, item) => [
    channels,
    ((item.at(-1) ?? 0) - 1) * stride + reach(window) + outputPadding,
  ],
  fit: {
    kind: 'window',
    isOfLength: true,
    inputSize: ({ stride, ...window }, size) => Math.floor((size - reach(window)) / stride) + 1,
    changes: ({ stride, ...window }, [, length]) => ({
      outputPadding: (length - reach(window)) % stride,
    }),
  },
  output: {
    schema: convTranspose1dSchema.omit({ channels: true }),
    sized: (output: Omit<ConvTranspose1d, 'channels'>, { lengthChannels: channels }) => ({
      ...output,
      channels,
    }),
  },
} satisfies LayerDefinition<typeof convTranspose1dSchema>
