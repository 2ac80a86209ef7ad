// What every model here is made of: an encoder, a head of latents, a decoder and its output layer.
import * as z from 'zod'
import { reshape } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import { applyConv, convSchema } from '../layers/conv.js'
import { applyConvTranspose, convTransposeSchema } from '../layers/conv-transpose.js'
import { initializationSchema } from '../layers/initializers.js'
import { placed } from '../layers/layer-path.js'
import { applyLayers, layerSchema } from '../layers/layers.js'
import { applyLinear } from '../layers/linear.js'
import type { Scope } from '../layers/scope.js'
import { likelihoodSchema } from '../likelihoods/likelihoods.js'

/** The decoder's last layer. It has no size of its own: that follows from the data and the likelihood. */
const outputSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('linear') }),
    convSchema.omit({ channels: true }),
    convTransposeSchema.omit({ channels: true }),
  ])
  .default({ type: 'linear' })

/** What the configurations of all models share. */
export const networkFields = {
  input: z
    .array(z.int().positive())
    .min(1)
    .max(7)
    .describe('Shape of one example: [height, width], [channels, height, width], or any other'),
  encoder: z.array(layerSchema).describe('Layers from the example to the latents'),
  latent: z.int().positive().describe('Number of latents'),
  decoder: z.array(layerSchema).describe('Layers from the latents to the output layer'),
  output: outputSchema.describe('The layer that gives what the likelihood takes'),
  likelihood: likelihoodSchema.describe('How far apart data and reconstruction are'),
  initialization: initializationSchema.default('uniformFanIn'),
}

const networksSchema = z.strictObject(networkFields)
export type Networks = z.infer<typeof networksSchema>

/** Encoder and head. Shapes: x [batch, ...input] → [batch, units]. */
export function encode(
  x: Tensor,
  { encoder, initialization }: Networks,
  { head, units }: { head: string; units: number },
  scope: Scope,
): Tensor {
  const hidden = applyLayers(x, encoder, scope.within('encoder'), initialization)
  return applyLinear(hidden, { units }, scope.within(head), initialization)
}

/** Decoder and output layer. Shapes: z [batch, latent] → [batch, ...input], or [batch, outputsPerValue, ...input]
 *  where the likelihood takes several numbers for each value. */
export function decode(
  latents: Tensor,
  { decoder, output, input, initialization }: Networks,
  outputsPerValue: number,
  scope: Scope,
): Tensor {
  const hidden = applyLayers(latents, decoder, scope.within('decoder'), initialization)
  const inner = scope.within('output')
  const channels = channelsOf(input) * outputsPerValue
  return placed(inner.place(output.type), () => {
    const made =
      output.type === 'linear'
        ? applyLinear(hidden, { units: sizeOf(input) * outputsPerValue }, inner, initialization)
        : output.type === 'conv'
          ? applyConv(hidden, { ...output, channels }, inner, initialization)
          : applyConvTranspose(hidden, { ...output, channels }, inner, initialization)
    const numbers = outputsPerValue > 1 ? [outputsPerValue] : []
    return reshape(made, [latents.shape[0] ?? 1, ...numbers, ...input])
  })
}

function channelsOf(input: Shape): number {
  return input.length === 3 ? (input[0] ?? 1) : 1
}
