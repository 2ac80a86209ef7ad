// The summary of a model: its layers with their output shapes and parameters.
import { input } from '../graph/operations.js'
import type { Shape } from '../graph/ops.js'
import { sizeOf } from '../graph/shapes.js'
import { type Layer, layerDefinition } from '../layers/layers.js'
import { Scope } from '../layers/scope.js'
import { conditionOf } from './adversarial/condition-of.js'
import { exampleConditions } from './condition.js'
import { type KlEstimate, klEstimateOf } from './kl-estimate.js'
import type { LadderConfig } from './ladder/schema.js'
import { type ModelConfig, modelFrom } from './models.js'

export interface LayerSummary {
  /** Prefix of its parameters' names in checkpoints, such as `encoder.0`. */
  readonly path: string
  readonly type: string
  /** Settings of a layer of the configuration, such as its kernel; missing where it has none. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Of one example. */
  readonly outputShape: Shape
  /** Number of trained values. */
  readonly parameters: number
  /** Number of values in running statistics (PyTorch: buffers). */
  readonly buffers: number
}

export interface ModelSummary {
  readonly input: Shape
  readonly latent: number
  /** How the KL is known; missing if the model has no posterior. */
  readonly klEstimate?: KlEstimate
  /** In the order of computation: the embedding of a condition, encoder, layers of a classifier, heads of latents and classes and what
   *  follows them, an upper level of latents, decoder, output layer; then the prior, where it has parameters or statistics the likelihood, and a discriminator. */
  readonly layers: readonly LayerSummary[]
  readonly parameters: number
  readonly buffers: number
  /** Bytes of parameters and running statistics in float32. */
  readonly bytes: number
}

type UpperLevel = LadderConfig['upper']

/** The layers of a model. Throws ShapeError that names the layer whose input does not match. */
export function summarizeModel(config: ModelConfig): ModelSummary {
  const unbound = modelFrom(config)
  const { condition, givenColumns, adversary } = unbound
  const model =
    condition?.given(input('labels', [1])) ??
    givenColumns?.given(input('condition', [1, 2, givenColumns.width])) ??
    unbound
  const scope = new Scope('evaluation')
  const example = input('x', [1, ...model.input])
  if (!model.isImplicit) model.encode(example, scope)
  unbound.condition?.classify?.(example, scope)
  const z = input('z', [1, model.latent])
  adversary?.objective(example, { latent: z }, scope)
  const output = model.decoderOutput(z, scope)
  model.prior?.logDensity(z, scope)
  if (!model.isImplicit)
    model.likelihood.negativeLogLikelihood(example, output, scope.within('likelihood'))

  const count = (path: string, trainable: boolean) =>
    [...scope.variables]
      .filter(([name, each]) => name.startsWith(`${path}.`) && each.trainable === trainable)
      .reduce((total, [, { tensor }]) => total + sizeOf(tensor.shape), 0)
  const row = (
    path: string,
    type: string,
    outputShape: Shape,
    { type: _, ...settings }: { type?: string } = {},
  ): LayerSummary => ({
    ...{ path, type },
    ...(Object.keys(settings).length > 0 && { settings }),
    outputShape,
    parameters: count(path, true),
    buffers: count(path, false),
  })
  const rows = (part: string, layers: readonly Layer[], from: Shape) => {
    let shape = from
    return layers.map((layer, index) => {
      shape = layerDefinition(layer).outputShape(layer, shape)
      return row(`${part}.${index}`, layer.type, shape, layer)
    })
  }
  const prefixes = [...scope.variables.keys()].map((name) => name.slice(0, name.lastIndexOf('.')))
  const others =
    /^(condition|encoder|upper|decoder|output|classifier|prior|likelihood|discriminator)\b/
  const heads = new Set(prefixes.filter((path) => !others.test(path)))
  const headRow = (path: string) => {
    const weight = scope.variables.get(`${path}.weight`)?.tensor
    return row(path, 'linear', [weight?.shape[0] ?? model.latent])
  }
  const upperRows = ({ encoder, latent, decoder }: UpperLevel, from: Shape) => [
    ...rows('upper.encoder', encoder, from),
    headRow('upper.posterior'),
    ...rows('upper.decoder', decoder, [latent]),
    headRow('upper.prior'),
  ]
  const encoder = rows('encoder', config.encoder, model.input)
  const features = encoder.at(-1)?.outputShape ?? model.input
  const given = conditionOf(config)
  const conditioned = exampleConditions(given).decoder?.shape[1] ?? 0
  const layers = [
    ...(given?.type === 'labels' && given.embedding
      ? [row('condition', 'embedding', [conditioned])]
      : []),
    ...encoder,
    ...('classifier' in config ? rows('classifier', config.classifier, model.input) : []),
    ...[...heads].map(headRow),
    ...('upper' in config ? upperRows(config.upper, features) : []),
    ...rows('decoder', config.decoder, [(model.decodedLatents ?? model.latent) + conditioned]),
    row('output', config.output.type, output.shape.slice(1), config.output),
    ...(count('prior', true) > 0 ? [row('prior', priorType(config), [model.latent])] : []),
    ...(prefixes.includes('likelihood')
      ? [row('likelihood', config.likelihood.type, output.shape.slice(1))]
      : []),
    ...('discriminator' in config
      ? [
          ...rows('discriminator', config.discriminator, model.input),
          row('discriminator.head', 'linear', [1]),
        ]
      : []),
  ]
  const total = (key: 'parameters' | 'buffers') =>
    [...scope.variables.values()]
      .filter(({ trainable }) => trainable === (key === 'parameters'))
      .reduce((sum, { tensor }) => sum + sizeOf(tensor.shape), 0)
  const [parameters, buffers] = [total('parameters'), total('buffers')]
  const { latent } = model
  const klEstimate = klEstimateOf(model)
  return {
    input: model.input,
    latent,
    ...(klEstimate && { klEstimate }),
    layers,
    parameters,
    buffers,
    bytes: 4 * (parameters + buffers),
  }
}

function priorType(config: ModelConfig): string {
  return ('prior' in config && config.prior?.type) || 'prior'
}
