// Group and layer normalization: the statistics are those of one example, in training and evaluation.
import * as z from 'zod'
import { ShapeError } from '../errors.js'
import {
  add,
  broadcast,
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
import { constant, type Tensor } from '../graph/tensor.js'
import { ones, zeros } from './initializers.js'
import type { LayerDefinition } from './layer.js'

const epsilonSchema = z
  .number()
  .positive()
  .default(1e-5)
  .describe('Added to a denominator for numerical stability')

const groupNormSchema = z.strictObject({
  type: z.literal('groupNorm'),
  groups: z.int().positive().describe('Number of groups of channels'),
  epsilon: epsilonSchema,
})
export type GroupNorm = z.infer<typeof groupNormSchema>

const layerNormSchema = z.strictObject({ type: z.literal('layerNorm'), epsilon: epsilonSchema })
export type LayerNorm = z.infer<typeof layerNormSchema>

/** Normalizes each group of channels of an example, then scales and shifts every channel. */
export const groupNorm = (
  groups: number,
  options: Partial<Omit<GroupNorm, 'type' | 'groups'>> = {},
): GroupNorm => groupNormSchema.parse({ type: 'groupNorm', groups, ...options })

/** Normalizes all values of an example together, then scales and shifts each. */
export const layerNorm = (options: Partial<Omit<LayerNorm, 'type'>> = {}): LayerNorm =>
  layerNormSchema.parse({ type: 'layerNorm', ...options })

/** Shapes: x [batch, channels, …] → the same; weight, bias [channels]. As torch.nn.GroupNorm. Throws ShapeError where the
 *  channels are no multiple of the groups. Source: Wu & He, arXiv:1803.08494. */
export const groupNormLayer = {
  schema: groupNormSchema,
  create: groupNorm,
  build(x, { groups, epsilon }, { scope }) {
    const [batch = 1, channels = 0] = x.shape
    if (channels % groups !== 0)
      throw new ShapeError('shape.mismatch', {
        where: 'groupNorm',
        expected: { key: 'shape.groups', values: { groups } },
        actual: String(channels),
      })
    const perChannel = [1, channels, ...x.shape.slice(2).map(() => 1)]
    const weight = reshape(scope.parameter('weight', [channels], ones), perChannel)
    const bias = reshape(scope.parameter('bias', [channels], zeros), perChannel)
    const grouped = reshape(x, [batch, groups, sizeOf(x.shape) / (batch * groups)])
    const normalized = reshape(standardized(grouped, [2], epsilon), x.shape)
    return add(multiply(normalized, weight), bias)
  },
  outputShape: (_, item) => item,
} satisfies LayerDefinition<typeof groupNormSchema>

/** Shapes: x [batch, ...item] → the same; weight, bias [...item]. As torch.nn.LayerNorm of the whole item.
 *  Source: Ba et al., arXiv:1607.06450. */
export const layerNormLayer = {
  schema: layerNormSchema,
  create: layerNorm,
  build(x, { epsilon }, { scope }) {
    const [, ...item] = x.shape
    const weight = scope.parameter('weight', item, ones)
    const bias = scope.parameter('bias', item, zeros)
    const axes = [...x.shape.keys()].slice(1)
    return add(multiply(standardized(x, axes, epsilon), weight), bias)
  },
  outputShape: (_, item) => item,
} satisfies LayerDefinition<typeof layerNormSchema>

/** With mean 0 and variance 1 over `axes`, where the variance is the mean of squares. */
function standardized(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const center = mean(x, axes, { keepDimensions: true })
  const spread = mean(square(subtract(x, center)), axes, { keepDimensions: true })
  const inverse = divide(1, sqrt(add(spread, epsilon)))
  const [weight, bias] = [1, 0].map((value) => broadcast(constant(value), center.shape)) as [
    Tensor,
    Tensor,
  ]
  return normalize(x, { axes, mean: center, inverse, weight, bias })
}
