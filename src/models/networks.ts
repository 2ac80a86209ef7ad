// The networks of every model: an encoder, a head of latents, a decoder and its output layer.
import * as z from 'zod'
import { input as graphInput } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import { initializationSchema } from '../layers/initializers.js'
import {
  applyLayers,
  applyOutputLayer,
  layerDefinition,
  layers,
  outputLayerSchema,
} from '../layers/layers.js'
import { linear, linearLayer } from '../layers/linear.js'
import { Scope } from '../layers/scope.js'
import type { Likelihood } from '../likelihoods/likelihood.js'
import { likelihoods } from '../likelihoods/likelihoods.js'
import type { NoiseInput } from './model.js'

/** The common fields of all models' configurations. */
export const networkFields = {
  input: z
    .array(z.int().positive())
    .min(1)
    .max(7)
    .describe('Shape of one example: [height, width], [channels, height, width], or any other'),
  encoder: z.array(layers.schema).describe('Layers from the example to the latents'),
  latent: z.int().positive().describe('Number of latents'),
  decoder: z.array(layers.schema).describe('Layers from the latents to the output layer'),
  output: outputLayerSchema
    .default({ type: 'linear' })
    .describe('The layer that gives what the likelihood takes'),
  likelihood: likelihoods.schema.describe('Reconstruction likelihood p(x | z)'),
  initialization: initializationSchema.default('uniformFanIn'),
}

const networksSchema = z.strictObject(networkFields)
export type Networks = z.infer<typeof networksSchema>

/** What the examples of these networks are called. */
export function examplesOf(
  { input }: Pick<Networks, 'input'>,
  { isTabular }: Likelihood,
): 'images' | 'rows' {
  return isTabular || input.length === 1 ? 'rows' : 'images'
}

/** Encoder and head. Shapes: x [batch, ...input] → [batch, units]. */
export function encode(
  x: Tensor,
  { encoder, initialization }: Networks,
  { head, units }: { head: string; units: number },
  scope: Scope,
): Tensor {
  const hidden = applyLayers(x, encoder, scope.within('encoder'), initialization)
  const inner = scope.within(head)
  const latents = linearLayer.build(hidden, linear(units), { scope: inner, initialization })
  return inner.recordLayer(hidden, latents)
}

/** Decoder and output layer. Shapes: z [batch, latent] → [batch, ...input], or [batch, outputsPerValue, ...input]
 *  where the likelihood needs several outputs per value. */
export function decode(
  latents: Tensor,
  { decoder, output, input, initialization }: Networks,
  outputsPerValue: number,
  scope: Scope,
): Tensor {
  const hidden = applyLayers(latents, decoder, scope.within('decoder'), initialization)
  const given = {
    values: sizeOf(input) * outputsPerValue,
    channels: channelsOf(input) * outputsPerValue,
    lengthChannels: (input.length === 2 ? (input[0] ?? 1) : 1) * outputsPerValue,
  }
  const numbers = outputsPerValue > 1 ? [outputsPerValue] : []
  const shape = [latents.shape[0] ?? 1, ...numbers, ...input]
  const context = { scope: scope.within('output'), initialization }
  return applyOutputLayer(hidden, output, { given, shape }, context)
}

/** The noise of the layers: what they ask for while the networks are built for training, with one example. */
export function layerNoise(networks: Networks, outputsPerValue: number): NoiseInput[] {
  const all = [...networks.encoder, ...networks.decoder]
  if (!all.some((layer) => layerDefinition(layer).drawsNoise?.(layer))) return []
  const scope = new Scope('training')
  const { input, latent } = networks
  encode(graphInput('x', [1, ...input]), networks, { head: 'latent', units: latent }, scope)
  decode(graphInput('z', [1, latent]), networks, outputsPerValue, scope)
  return [...scope.noises.values()].map((noise) => ({ ...noise, when: 'steps' }))
}

function channelsOf(input: Shape): number {
  return input.length === 3 ? (input[0] ?? 1) : 1
}
