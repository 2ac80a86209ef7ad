// The one-dimensional convolutional layer, for sequences and signals.
import * as z from 'zod'
import { conv as convolve, reshape } from '../graph/operations.js'
import { initializersFor } from './initializers.js'
import { checkedGroups, groupsSchema } from './kernel-parameters.js'
import type { LayerDefinition } from './layer.js'
import { sequenceShape } from './sequences.js'
import { spectrallyNormalized } from './spectral/spectral-normalization.js'

const conv1dSchema = z.strictObject({
  type: z.literal('conv1d'),
  channels: z.int().positive().describe('Number of output channels'),
  kernel: z.int().positive().default(3).describe('Length of the kernel'),
  stride: z.int().positive().default(1).describe('Stride of the kernel, in values'),
  padding: z.int().nonnegative().default(0).describe('Zeros added at both ends'),
  dilation: z
    .int()
    .positive()
    .default(1)
    .describe('Distance between the values that the kernel sees'),
  groups: groupsSchema,
})
export type Conv1d = z.infer<typeof conv1dSchema>

/** One-dimensional convolution with a bias. */
export const conv1d = (
  channels: number,
  options: Partial<Omit<Conv1d, 'type' | 'channels'>> = {},
): Conv1d => conv1dSchema.parse({ type: 'conv1d', channels, ...options })

/** Values from the first to the last one that the kernel sees. */
const reach = ({ kernel, dilation }: Pick<Conv1d, 'kernel' | 'dilation'>) =>
  dilation * (kernel - 1) + 1

/** Shapes: x [batch, in, length] (or [batch, length]: one channel) → [batch, channels, length'];
 *  weight [channels, in / groups, kernel], bias [channels]. As torch.nn.Conv1d. Throws ShapeError for items of more dimensions, and
 *  where the channels of input or output are no multiple of the groups. */
export const conv1dLayer = {
  schema: conv1dSchema,
  create: conv1d,
  build(x, { channels, kernel, stride, padding, dilation, groups }, { scope, initialization }) {
    const { batch, inputs: all, length } = sequenceShape(x, 'conv1d')
    const inputs = checkedGroups('conv1d', groups, all, channels) / groups
    const fan = { fanIn: inputs * kernel, fanOut: channels * kernel }
    const initial = initializersFor(initialization, fan)
    const weight = scope.parameter('weight', [channels, inputs, kernel], initial.weight)
    const bias = scope.parameter('bias', [channels], initial.bias)
    const rows = reshape(x, [batch, all, 1, length])
    const kernels = reshape(spectrallyNormalized(weight, scope), [channels, inputs, 1, kernel])
    const convolved = convolve(rows, kernels, {
      bias,
      stride: [1, stride],
      padding: [0, padding],
      dilation: [1, dilation],
      groups,
    })
    return reshape(convolved, [batch, channels, convolved.shape[3] ?? 0])
  },
  outputShape: ({ channels, stride, padding, ...window }, item) => [
    channels,
    Math.floor(((item.at(-1) ?? 0) + 2 * padding - reach(window)) / stride) + 1,
  ],
  fit: {
    kind: 'window',
    isOfLength: true,
    inputSize: ({ stride, padding, ...window }, size) =>
      (size - 1) * stride + reach(window) - 2 * padding,
    changes: () => ({}),
  },
  output: {
    schema: conv1dSchema.omit({ channels: true }),
    sized: (output: Omit<Conv1d, 'channels'>, { lengthChannels: channels }) => ({
      ...output,
      channels,
    }),
  },
} satisfies LayerDefinition<typeof conv1dSchema>
