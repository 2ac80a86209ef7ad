// The activations: elementwise layers without parameters.
import * as z from 'zod'
import * as graph from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { TypedSchema } from '../registry.js'
import type { LayerDefinition } from './layer.js'

const reluSchema = z.strictObject({ type: z.literal('relu') })
const leakyReluSchema = z.strictObject({
  type: z.literal('leakyRelu'),
  slope: z.number().min(0).max(1).default(0.01).describe('Negative slope'),
})
const sigmoidSchema = z.strictObject({ type: z.literal('sigmoid') })
const tanhSchema = z.strictObject({ type: z.literal('tanh') })
const softplusSchema = z.strictObject({ type: z.literal('softplus') })
const siluSchema = z.strictObject({ type: z.literal('silu') })
const geluSchema = z.strictObject({ type: z.literal('gelu') })
const eluSchema = z.strictObject({
  type: z.literal('elu'),
  alpha: z
    .number()
    .nonnegative()
    .default(1)
    .describe('Scale α of the negative part, which approaches −α'),
})

export const relu = (): z.infer<typeof reluSchema> => ({ type: 'relu' })
export const leakyRelu = (slope = 0.01): z.infer<typeof leakyReluSchema> => ({
  type: 'leakyRelu',
  slope,
})
export const sigmoid = (): z.infer<typeof sigmoidSchema> => ({ type: 'sigmoid' })
export const tanh = (): z.infer<typeof tanhSchema> => ({ type: 'tanh' })
export const softplus = (): z.infer<typeof softplusSchema> => ({ type: 'softplus' })
/** x · sigmoid(x), also called swish. */
export const silu = (): z.infer<typeof siluSchema> => ({ type: 'silu' })
/** x · Φ(x), exact, not the approximation with tanh. Source: Hendrycks & Gimpel, arXiv:1606.08415. */
export const gelu = (): z.infer<typeof geluSchema> => ({ type: 'gelu' })
/** x where it is positive, else α · (exp(x) − 1). Source: Clevert et al., arXiv:1511.07289. */
export const elu = (alpha = 1): z.infer<typeof eluSchema> => ({ type: 'elu', alpha })

export const activationLayers = [
  activation(reluSchema, relu, (x) => graph.relu(x)),
  activation(leakyReluSchema, leakyRelu, (x, { slope }) => graph.leakyRelu(x, slope)),
  activation(sigmoidSchema, sigmoid, (x) => graph.sigmoid(x)),
  activation(tanhSchema, tanh, (x) => graph.tanh(x)),
  activation(softplusSchema, softplus, (x) => graph.softplus(x)),
  activation(siluSchema, silu, (x) => graph.silu(x)),
  activation(geluSchema, gelu, (x) => graph.gelu(x)),
  activation(eluSchema, elu, (x, { alpha }) => graph.elu(x, alpha)),
] as const

/** Shapes: any → the same. */
function activation<Schema extends TypedSchema>(
  schema: Schema,
  create: LayerDefinition<Schema>['create'],
  build: (x: Tensor, layer: z.output<Schema>) => Tensor,
) {
  return {
    schema,
    create,
    build,
    outputShape: (_, item) => item,
  } satisfies LayerDefinition<Schema>
}
