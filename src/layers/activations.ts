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

export const relu = (): z.infer<typeof reluSchema> => ({ type: 'relu' })
export const leakyRelu = (slope = 0.01): z.infer<typeof leakyReluSchema> => ({
  type: 'leakyRelu',
  slope,
})
export const sigmoid = (): z.infer<typeof sigmoidSchema> => ({ type: 'sigmoid' })
export const tanh = (): z.infer<typeof tanhSchema> => ({ type: 'tanh' })
export const softplus = (): z.infer<typeof softplusSchema> => ({ type: 'softplus' })

export const activationLayers = [
  activation(reluSchema, relu, (x) => graph.relu(x)),
  activation(leakyReluSchema, leakyRelu, (x, { slope }) => graph.leakyRelu(x, slope)),
  activation(sigmoidSchema, sigmoid, (x) => graph.sigmoid(x)),
  activation(tanhSchema, tanh, (x) => graph.tanh(x)),
  activation(softplusSchema, softplus, (x) => graph.softplus(x)),
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
