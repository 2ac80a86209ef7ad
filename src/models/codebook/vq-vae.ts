// The VQ-VAE: an autoencoder whose latents are discrete codes.
import * as z from 'zod'
import { ConfigError } from '../../errors.js'
import { add, input as graphInput, reshape, sum, transpose } from '../../graph/operations.js'
import type { Shape } from '../../graph/ops.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import { linear, linearLayer } from '../../layers/linear.js'
import { Scope } from '../../layers/scope.js'
import { likelihoodFrom } from '../../likelihoods/likelihoods.js'
import { classesOf, encoderCondition, exampleConditions, labelsSchema } from '../condition.js'
import type { Model, ModelDefinition } from '../model.js'
import { decode, encodedFeatures, examplesOf, networkFields, noiseOf } from '../networks.js'
import { codeMetrics } from './code-counts.js'
import { quantizerFrom, quantizerSchema } from './quantizers.js'

const vqVaeSchema = z.strictObject({
  type: z.literal('vqVae'),
  ...networkFields,
  latent: z
    .int()
    .positive()
    .describe(
      'Dimensions of the vector at each place, which is quantized; a code has as many latents as places times dimensions',
    ),
  quantizer: quantizerSchema.describe('How vectors become codes'),
  condition: labelsSchema.optional(),
})
export type VqVaeConfig = z.infer<typeof vqVaeSchema>

/** Builds a VQ-VAE: the encoder's last map is a grid of places (of a vector: one place), a linear layer makes a vector of `latent`
 *  dimensions at each, and the quantizer chooses codes for them, which are decoded. Minimizes reconstruction + the quantizer's penalty, a
 *  sum over places. Latents are those of all places, dimension by dimension: [latent, …places], flattened.
 *  Source: van den Oord et al., arXiv:1711.00937. Throws ConfigError where the quantizer has another number of dimensions. */
export function vqVae(options: Omit<z.input<typeof vqVaeSchema>, 'type'>): Model<VqVaeConfig> {
  return build(vqVaeSchema.parse({ type: 'vqVae', ...options }))
}

export const vqVaeDefinition = {
  schema: vqVaeSchema,
  create: vqVae,
  build: (config) => build(config),
  latents: (config) => config.latent * sizeOf(placesOf(config)),
} satisfies ModelDefinition<typeof vqVaeSchema>

/** `labels`: those of the examples, of a conditional model. */
function build(config: VqVaeConfig, labels?: Tensor): Model<VqVaeConfig> {
  const { input, latent: dimensions, condition } = config
  const likelihood = likelihoodFrom(config.likelihood)
  const quantizer = quantizerFrom(config.quantizer, dimensions)
  const places = placesOf(config)
  const count = sizeOf(places)
  const latent = dimensions * count
  const within = (scope: Scope) => scope.within('quantizer')
  const given = (scope: Scope) => encoderCondition(condition, labels, scope)
  /** Shape: [batch · places, dimensions]. */
  const vectors = (x: Tensor, scope: Scope) => {
    const features = encodedFeatures(x, config, scope, given(scope))
    const [batch = 1, channels = 1] = features.shape
    const rows = transpose(reshape(features, [batch, channels, count]), [0, 2, 1])
    const flat = reshape(rows, [batch * count, channels])
    const { initialization } = config
    return linearLayer.build(flat, linear(dimensions), {
      scope: scope.within('latent'),
      initialization,
    })
  }
  /** Shapes: [batch · places, dimensions] → [batch, latent]. */
  const latents = (rows: Tensor) => {
    const batch = (rows.shape[0] ?? 1) / count
    return reshape(transpose(reshape(rows, [batch, count, dimensions]), [0, 2, 1]), [batch, latent])
  }
  const output = (code: Tensor, scope: Scope) =>
    decode(code, { ...config, latent }, likelihood.outputsPerValue, scope, given(scope))
  const codeShape = [...places, ...(quantizer.codebooks > 1 ? [quantizer.codebooks] : [])]
  return {
    config,
    input,
    latent,
    likelihood,
    domain: likelihood.domain,
    noise: layerNoise(config, likelihood.outputsPerValue),
    examples: examplesOf(config, likelihood),
    hasPosterior: false,
    terms: ['reconstruction'],
    isElbo: false,
    condition: condition && {
      classes: classesOf(condition),
      given: (own) => build(config, own),
    },
    codes: {
      shape: codeShape,
      count: quantizer.codes,
      codebooks: quantizer.codebooks,
      indices(x, scope) {
        const { indices } = quantizer.quantize(vectors(x, scope), within(scope))
        return reshape(indices, [x.shape[0] ?? 1, ...codeShape])
      },
      latents(indices, scope) {
        const [batch = 1] = indices.shape
        const rows = reshape(indices, [batch * count, quantizer.codebooks])
        return latents(quantizer.lookUp(rows, within(scope)))
      },
      start: quantizer.start && {
        ...quantizer.start,
        path: 'quantizer.',
        features: vectors,
        perExample: count,
      },
    },
    objective(x, _, scope) {
      const made = quantizer.quantize(vectors(x, scope), within(scope))
      const decoded = output(latents(made.latents), scope)
      const reconstruction = likelihood.negativeLogLikelihood(
        x,
        decoded,
        scope.within('likelihood'),
      )
      const { penalty } = made
      return {
        loss: penalty
          ? add(reconstruction, sum(reshape(penalty, [x.shape[0] ?? 1, count]), [1]))
          : reconstruction,
        reconstruction,
        metrics: codeMetrics(made.counts),
        encoderInput: x,
        reconstructed: likelihood.mean(decoded),
      }
    },
    encode(x, scope) {
      return { mean: latents(quantizer.quantize(vectors(x, scope), within(scope)).latents) }
    },
    decoderOutput: output,
    decode: (code, scope) => likelihood.mean(output(code, scope)),
  }
}

/** The shape of the grid of places, of an encoder that gives vectors []. Throws ConfigError where it gives a table's rows. */
function placesOf(config: VqVaeConfig): Shape {
  const { input } = config
  const x = graphInput('x', [1, ...input])
  const { shape } = encodedFeatures(x, config, new Scope('evaluation'))
  if (shape.length < 2) throw new ConfigError('model.noPlaces', { where: 'model.encoder' })
  return shape.slice(2)
}

/** The noise of the layers. */
function layerNoise(config: VqVaeConfig, outputsPerValue: number) {
  const { input, encoder, decoder } = config
  const latent = vqVaeDefinition.latents(config)
  const given = exampleConditions(config.condition).encoder
  return noiseOf([...encoder, ...decoder], (scope) => {
    encodedFeatures(graphInput('x', [1, ...input]), config, scope, given)
    decode(graphInput('z', [1, latent]), { ...config, latent }, outputsPerValue, scope, given)
  })
}
