// The networks of every model: an encoder, a head of latents, a decoder and its output layer.
import * as z from 'zod'
import { broadcast, concat, flatten, input as graphInput, reshape } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import { initializationSchema } from '../layers/initializers.js'
import {
  applyLayers,
  applyOutputLayer,
  layerDefinition,
  layerFit,
  layers,
  outputLayerSchema,
} from '../layers/layers.js'
import { linear, linearLayer, linearWithConditions } from '../layers/linear.js'
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
export interface Networks extends z.infer<typeof networksSchema> {
  /** The shape of what the decoder gives, where that is not the input. */
  readonly reconstructs?: Shape
}

/** What the examples of these networks are called. */
export function examplesOf(
  { input }: Pick<Networks, 'input'>,
  { isTabular }: Likelihood,
): 'images' | 'rows' {
  return isTabular || input.length === 1 ? 'rows' : 'images'
}

/** Encoder and head. Shapes: x [batch, ...input], condition [batch · k, values], k for each x that follow one another →
 *  [batch · k, units]. The condition joins the input of the first layer that mixes values: as constant channels where that slides a
 *  kernel (see `FitRule`), else behind the values. */
export function encode(
  x: Tensor,
  networks: Networks,
  size: HeadSize,
  scope: Scope,
  condition?: Tensor,
): Tensor {
  return head(encodedFeatures(x, networks, scope, condition), size, networks, scope)
}

/** The encoder without a head, see `encode`. Shape: [batch · k, …], that of its last layer. */
export function encodedFeatures(
  x: Tensor,
  { encoder, initialization }: Pick<Networks, 'encoder' | 'initialization'>,
  scope: Scope,
  condition?: Tensor,
): Tensor {
  const within = scope.within('encoder')
  return condition
    ? encodeWith(condition, x, { encoder, initialization }, within)
    : applyLayers(x, encoder, within, initialization)
}

/** The name of a head, and the number of its outputs. */
export interface HeadSize {
  readonly head: string
  readonly units: number
}

/** A linear layer behind others. Shapes: [batch, …] → [batch, units]. */
export function head(
  hidden: Tensor,
  { head, units }: HeadSize,
  { initialization }: Pick<Networks, 'initialization'>,
  scope: Scope,
): Tensor {
  const inner = scope.within(head)
  const made = linearLayer.build(hidden, linear(units), { scope: inner, initialization })
  return inner.recordLayer(hidden, made)
}

/** The encoder's layers with a condition, see `encode`. */
function encodeWith(
  condition: Tensor,
  x: Tensor,
  { encoder, initialization }: Pick<Networks, 'encoder' | 'initialization'>,
  scope: Scope,
): Tensor {
  const count = (condition.shape[0] ?? 1) / (x.shape[0] ?? 1)
  const [first] = encoder
  if (count > 1 && first?.type === 'linear') {
    const inner = scope.within(0)
    const made = linearWithConditions(x, condition, first, { scope: inner, initialization })
    const output = inner.recordLayer(x, made)
    return applyLayers(output, encoder, scope, initialization, { first: 1 })
  }
  const joining = joiningLayer(encoder)
  const all = repeated(x, count)
  const before = applyLayers(all, encoder.slice(0, joining), scope, initialization)
  const given = joined(before, condition, encoder[joining])
  return applyLayers(given, encoder, scope, initialization, { first: joining })
}

/** The index of the first layer that mixes the values of an example; the number of layers where none does. */
function joiningLayer(encoder: Networks['encoder']): number {
  const at = encoder.findIndex((layer) => {
    const kind = layerFit(layer)?.kind
    return kind === 'units' || kind === 'window'
  })
  return at < 0 ? encoder.length : at
}

/** Shapes: x [batch, channels, …] (of images without channels [batch, height, width], of a single sequence [batch, length]) →
 *  [batch, channels + values, …]; in front of a layer that slides no kernel [batch, size + values]. */
function joined(
  x: Tensor,
  condition: Tensor,
  layer: Networks['encoder'][number] | undefined,
): Tensor {
  const rule = layer && layerFit(layer)
  if (rule?.kind !== 'window') return concat([flatten(x), condition], 1)
  const [batch = 1, ...item] = x.shape
  const sides = item.slice(rule.isOfLength ? -1 : -2)
  const values = condition.shape[1] ?? 0
  const ones = sides.map(() => 1)
  const channels = reshape(x, [batch, sizeOf(item) / sizeOf(sides), ...sides])
  const maps = broadcast(reshape(condition, [batch, values, ...ones]), [batch, values, ...sides])
  return concat([channels, maps], 1)
}

/** Every example `count` times. Shapes: [batch, …] → [batch · count, …]. */
export function repeated(x: Tensor, count: number): Tensor {
  if (count === 1) return x
  const [batch = 1, ...item] = x.shape
  const copies = broadcast(reshape(x, [batch, 1, ...item]), [batch, count, ...item])
  return reshape(copies, [batch * count, ...item])
}

/** Decoder and output layer. Shapes: z [batch, latent] → [batch, ...item], or [batch, outputsPerValue, ...item]
 *  where an item is `reconstructs` or the input, and the likelihood needs several outputs per value. The condition [batch / k, values] is appended to the latents, each to
 *  k that follow one another. */
export function decode(
  latents: Tensor,
  { decoder, output, input, initialization, reconstructs: item = input }: Networks,
  outputsPerValue: number,
  scope: Scope,
  condition?: Tensor,
): Tensor {
  const given = condition ? withCondition(latents, condition) : latents
  const hidden = applyLayers(given, decoder, scope.within('decoder'), initialization)
  const size = {
    values: sizeOf(item) * outputsPerValue,
    channels: channelsOf(item) * outputsPerValue,
    lengthChannels: (item.length === 2 ? (item[0] ?? 1) : 1) * outputsPerValue,
  }
  const numbers = outputsPerValue > 1 ? [outputsPerValue] : []
  const shape = [latents.shape[0] ?? 1, ...numbers, ...item]
  const context = { scope: scope.within('output'), initialization }
  return applyOutputLayer(hidden, output, { given: size, shape }, context)
}

function withCondition(latents: Tensor, condition: Tensor): Tensor {
  const count = (latents.shape[0] ?? 1) / (condition.shape[0] ?? 1)
  return concat([latents, repeated(condition, count)], 1)
}

/** The noise of the layers: what they ask for while the networks are built for training, with one example and its conditions
 *  [1, values]. */
export function layerNoise(
  networks: Networks,
  outputsPerValue: number,
  conditions: { readonly encoder?: Tensor | undefined; readonly decoder?: Tensor | undefined } = {},
): NoiseInput[] {
  const { input, latent } = networks
  return noiseOf([...networks.encoder, ...networks.decoder], (scope) => {
    const size = { head: 'latent', units: latent }
    encode(graphInput('x', [1, ...input]), networks, size, scope, conditions.encoder)
    decode(graphInput('z', [1, latent]), networks, outputsPerValue, scope, conditions.decoder)
  })
}

/** The noise that layers ask for while `build` builds them for training, with one example. */
export function noiseOf(all: Networks['encoder'], build: (scope: Scope) => void): NoiseInput[] {
  if (!all.some((layer) => layerDefinition(layer).drawsNoise?.(layer))) return []
  const scope = new Scope('training')
  build(scope)
  return [...scope.noises.values()].map((noise) => ({ ...noise, when: 'steps' }))
}

function channelsOf(input: Shape): number {
  return input.length === 3 ? (input[0] ?? 1) : 1
}
