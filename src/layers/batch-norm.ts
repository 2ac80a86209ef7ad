// Batch normalization: with batch statistics in training, with running statistics in evaluation.
import * as z from 'zod'
import {
  add,
  divide,
  mean,
  multiply,
  normalize,
  reshape,
  sqrt,
  square,
  subtract,
} from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import { ones, zeros } from './initializers.js'
import type { LayerDefinition } from './layer.js'

const batchNormSchema = z.strictObject({
  type: z.literal('batchNorm'),
  momentum: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe('Weight of the newest batch in the running statistics'),
  epsilon: z
    .number()
    .positive()
    .default(1e-5)
    .describe('Added to a denominator for numerical stability'),
})
export type BatchNorm = z.infer<typeof batchNormSchema>

/** Normalizes every channel (or, after a linear layer, every unit), then scales and shifts it. */
export const batchNorm = (options: Partial<Omit<BatchNorm, 'type'>> = {}): BatchNorm =>
  batchNormSchema.parse({ type: 'batchNorm', ...options })

/** Shapes: x [batch, channels, …] → the same; weight, bias and both statistics [channels].
 *  The running variance is the unbiased one, as in torch.nn.BatchNorm2d.
 *  A batch with one value per channel is recorded in `scope.singleValueLayers`.
 *  Source: Ioffe & Szegedy, arXiv:1502.03167. */
export const batchNormLayer = {
  schema: batchNormSchema,
  create: batchNorm,
  build(x, { momentum, epsilon }, { scope }) {
    const channels = x.shape[1] ?? 0
    const perChannel = x.shape.map((_, axis) => (axis === 1 ? channels : 1))
    const weight = scope.parameter('weight', [channels], ones)
    const bias = scope.parameter('bias', [channels], zeros)
    const runningMean = scope.buffer('runningMean', [channels], zeros)
    const runningVariance = scope.buffer('runningVariance', [channels], ones)

    const scaled = { weight: reshape(weight, perChannel), bias: reshape(bias, perChannel) }
    if (scope.mode === 'evaluation') {
      const scale = divide(weight, sqrt(add(runningVariance, epsilon)))
      const deviation = subtract(x, reshape(runningMean, perChannel))
      return add(multiply(deviation, reshape(scale, perChannel)), scaled.bias)
    }
    const axes = [...x.shape.keys()].filter((axis) => axis !== 1)
    const center = mean(x, axes, { keepDimensions: true })
    const spread = mean(square(subtract(x, center)), axes, { keepDimensions: true })
    const count = sizeOf(x.shape) / channels
    if (count === 1) scope.singleValueLayers.push(scope.describeLayer('batchNorm'))
    const blend = (running: Tensor<'state'>, batch: Tensor) => {
      const kept = multiply(scope.latest(running), 1 - momentum)
      scope.updates.set(running, add(kept, multiply(reshape(batch, [channels]), momentum)))
    }
    blend(runningMean, center)
    blend(runningVariance, multiply(spread, count / Math.max(1, count - 1)))
    const inverse = divide(1, sqrt(add(spread, epsilon)))
    return normalize(x, { axes, mean: center, inverse, ...scaled })
  },
  outputShape: (_, item) => item,
} satisfies LayerDefinition<typeof batchNormSchema>
