// Self-attention over the places of a map.
import * as z from 'zod'
import { ShapeError } from '../errors.js'
import { add, conv, matmul, multiply, reshape, softmax, transpose } from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import { initializersFor } from './initializers.js'
import type { BuildContext, LayerDefinition } from './layer.js'

const selfAttentionSchema = z.strictObject({
  type: z.literal('selfAttention'),
  heads: z
    .int()
    .positive()
    .default(1)
    .describe('Number of heads, among which the channels are divided'),
})
export type SelfAttention = z.infer<typeof selfAttentionSchema>

/** Every place takes from all others, the more the better its query matches their keys; the result is added to the input. */
export const selfAttention = (heads = 1): SelfAttention =>
  selfAttentionSchema.parse({ type: 'selfAttention', heads })

/** Shapes: x [batch, channels, height, width] or [batch, channels, length] → the same. Modules q, k, v and out, each with
 *  weight [channels, channels, 1, 1] (of a length: [channels, channels, 1]) and bias [channels]. The normalization before it,
 *  which its source includes, is a layer of its own. Throws ShapeError for other items, and where the channels are no
 *  multiple of the heads. Sources: `AttnBlock` in latent-diffusion, ldm/modules/diffusionmodules/model.py (Rombach et al.,
 *  arXiv:2112.10752); several heads as in Vaswani et al., arXiv:1706.03762. */
export const selfAttentionLayer = {
  schema: selfAttentionSchema,
  create: selfAttention,
  build(x, { heads }, context) {
    const [batch = 1, channels = 0, ...sides] = x.shape
    if (sides.length < 1 || sides.length > 2 || channels % heads !== 0)
      throw new ShapeError('shape.mismatch', {
        where: 'selfAttention',
        expected: { key: 'shape.attention', values: { heads } },
        actual: `[${x.shape.slice(1).join(', ')}]`,
      })
    const places = sizeOf(sides)
    const perHead = channels / heads
    const [query, key, value] = ['q', 'k', 'v'].map((name) =>
      reshape(project(x, name, context), [batch * heads, perHead, places]),
    ) as [Tensor, Tensor, Tensor]
    const scores = multiply(matmul(transpose(query, [0, 2, 1]), key), 1 / Math.sqrt(perHead))
    const attention = softmax(scores, 2)
    const taken = matmul(value, transpose(attention, [0, 2, 1]))
    return add(x, project(reshape(taken, x.shape), 'out', context))
  },
  outputShape: (_, item) => item,
} satisfies LayerDefinition<typeof selfAttentionSchema>

/** A convolution with a kernel of a single place. Shapes: x [batch, channels, …] → the same. */
function project(x: Tensor, name: string, { scope, initialization }: BuildContext): Tensor {
  const [batch = 1, channels = 0, ...sides] = x.shape
  const inner = scope.within(name)
  const initial = initializersFor(initialization, { fanIn: channels, fanOut: channels })
  const shape = [channels, channels, ...sides.map(() => 1)]
  const weight = inner.parameter('weight', shape, initial.weight)
  const bias = inner.parameter('bias', [channels], initial.bias)
  const map = reshape(x, [batch, channels, ...(sides.length === 1 ? [1, ...sides] : sides)])
  return reshape(conv(map, reshape(weight, [channels, channels, 1, 1]), { bias }), x.shape)
}
