// Fits a model to images of another size: computes the sizes of a convolutional decoder.
import type * as z from 'zod'
import type { Column } from '../data/columns.js'
import { ConfigError } from '../errors.js'
import type { Shape } from '../graph/ops.js'
import { sizeOf } from '../graph/shapes.js'
import type { FitRule } from '../layers/layer.js'
import { type Layer, layerDefinition, layerFit, type OutputLayer } from '../layers/layers.js'
import { likelihoodFrom } from '../likelihoods/likelihoods.js'
import { fitToTable } from './fit-table.js'
import { type ModelConfig, models } from './models.js'

type AnyLayer = Layer | OutputLayer

/** The upsampling part of a decoder: its layers after the one that shapes the feature map, and the output layer. */
interface Upsampler {
  /** Indices in the decoder: of the layer that shapes the feature map, and of those before it that output as
   *  many values. */
  readonly shaping: number
  readonly units: readonly number[]
  /** Of its input feature map, as configured. */
  readonly shape: Shape
  readonly layers: readonly AnyLayer[]
}

/** Along one axis: the input size, and the output size of every layer. */
interface Sizes {
  readonly from: number
  readonly given: readonly number[]
}

const maxSide = 2 ** 14

/** The configuration of the same model for images of `shape`, [height, width] or [channels, height, width], or with
 *  one-dimensional convolutions for items [length] or [channels, length].
 *  Dense layers need nothing but the new input. A convolutional decoder is computed backwards from the image: output
 *  paddings that give exactly its size, and its input feature map (with as many channels as before), which is the
 *  encoder's last one where the two mirror each other. For a table, `columns` determine the input and the likelihood.
 *  Throws ConfigError with the nearest size that works where this one does not, and where images are given to a
 *  model for tables or vice versa. */
export function fitModel(
  model: z.input<typeof models.schema>,
  shape: Shape,
  columns?: readonly Column[],
): ModelConfig {
  const config = models.schema.parse(model)
  if (columns) return fitToTable(config, columns)
  const isOther = config.input.join() !== shape.join()
  if (likelihoodFrom(config.likelihood).isTabular && isOther)
    throw new ConfigError('model.onlyTables', { where: 'model', actual: formatShape(shape) })
  const { decoder, output } = config
  const images = { ...config, input: [...shape] }
  if (!isConvolutional(config)) return images
  const isOfLength = slidesOverLength(config)
  if (isOfLength ? shape.length > 2 : shape.length < 2 || shape.length > 3) {
    const key = isOfLength ? 'model.fitLength' : 'model.fitRank'
    throw new ConfigError(key, { where: 'model', actual: formatShape(shape) })
  }
  const [height, width] = sidesOf(shape).map((size, axis) => sizesFor(config, size, axis))
  if (!height || !width) throw unfittableError(config, shape)
  const enlarging = findUpsampler(config)
  if (!enlarging) return images

  const { shaping, units } = enlarging
  const map = [...mapChannels(config, enlarging), height.from, width.from]
  const enlarged = <L extends AnyLayer>(layer: L, at: number): L => {
    const rule = fitRule(layer, 'window')
    return { ...layer, ...rule?.changes(layer, [height.given[at] ?? 0, width.given[at] ?? 0]) }
  }
  return {
    ...images,
    decoder: decoder.map((layer, index) => {
      if (units.includes(index))
        return { ...layer, ...fitRule(layer, 'units')?.changes(sizeOf(map)) }
      if (index === shaping) return { ...layer, ...fitRule(layer, 'shape')?.changes(map) }
      return index < shaping ? layer : enlarged(layer, index - shaping - 1)
    }),
    output: enlarged(output, decoder.length - shaping - 1),
  }
}

/** The same model, whose decoder begins with a map of as many channels as codes have dimensions, where it begins with a map; any other
 *  model as it is. */
export function withMapOfCodes(config: ModelConfig): ModelConfig {
  const [first, ...others] = config.decoder
  const rule = first && fitRule(first, 'shape')
  if (!('quantizer' in config) || !rule) return config
  const map = layerDefinition(first).outputShape(first, [config.latent])
  const changes = map.length === 3 ? rule.changes([config.latent, ...map.slice(1)]) : {}
  return { ...config, decoder: [{ ...first, ...changes } as Layer, ...others] }
}

/** Those of the decoder's first map; where it is made of the codes at each place, one for each of their dimensions. */
function mapChannels(config: ModelConfig, { shaping, shape }: Upsampler): Shape {
  return 'quantizer' in config && shaping === 0 && shape.length === 3
    ? [config.latent]
    : shape.slice(0, -2)
}

/** A layer's rule, if it is of that kind. */
function fitRule<Kind extends FitRule['kind']>(layer: AnyLayer, kind: Kind) {
  const fit = layerFit(layer)
  return fit?.kind === kind ? (fit as Extract<FitRule, { kind: Kind }>) : undefined
}

function isConvolutional(config: ModelConfig): boolean {
  return windowRules(config).length > 0
}

/** Whether the convolutions are one-dimensional. Of their items [channels, length] only the length is fitted. */
function slidesOverLength(config: ModelConfig): boolean {
  const rules = windowRules(config)
  return rules.length > 0 && rules.every(({ isOfLength }) => isOfLength)
}

/** Of the encoder, and of the decoder after the layer that shapes its feature map. */
function windowRules(config: ModelConfig) {
  const { decoder, output } = config
  const shaping = decoder.findLastIndex((layer) => fitRule(layer, 'shape'))
  const layers = [...encoderLayers(config), ...decoder.slice(shaping + 1), output]
  return layers.flatMap((layer) => fitRule(layer, 'window') ?? [])
}

/** The layers that shrink images: the encoder's, those that follow it up to a second level of latents, and a discriminator's. */
function encoderLayers(config: ModelConfig): readonly Layer[] {
  if ('discriminator' in config) return [...config.encoder, ...config.discriminator]
  return 'upper' in config ? [...config.encoder, ...config.upper.encoder] : config.encoder
}

/** Height and width; 1 and the length of [length]. */
function sidesOf(shape: Shape): Shape {
  return [1, ...shape].slice(-2)
}

/** Undefined where the output layer accepts any size of the decoder. */
function findUpsampler({ decoder, output, latent }: ModelConfig): Upsampler | undefined {
  const last = (kind: FitRule['kind'], end: number) =>
    decoder.slice(0, end).findLastIndex((layer) => fitRule(layer, kind))
  const shaping = last('shape', decoder.length)
  const layer = decoder[shaping]
  if (!layer || !fitRule(output, 'window')) return undefined
  const shape = layerDefinition(layer).outputShape(layer, [latent])
  const layers = [...decoder.slice(shaping + 1), output]
  return { shaping, units: unitsBefore(decoder, shaping), shape, layers }
}

/** The index of the last layer before `end` that outputs any number of values; where it must have as many as it gets, of those
 *  before it, too. Empty where the number of values is not free. */
function unitsBefore(decoder: readonly Layer[], end: number): readonly number[] {
  const at = decoder.slice(0, end).findLastIndex((layer) => fitRule(layer, 'units'))
  const layer = decoder[at]
  if (!layer) return []
  if (!fitRule(layer, 'units')?.keepsUnits) return [at]
  const before = unitsBefore(decoder, at)
  return before.length > 0 ? [...before, at] : []
}

/** Undefined where the encoder shrinks that height (axis 0) or width (axis 1) to nothing, or the decoder cannot
 *  output it. */
function sizesFor(config: ModelConfig, size: number, axis: number): Sizes | undefined {
  if (encodedSize(config, size, axis) < 1) return undefined
  const enlarging = findUpsampler(config)
  if (!enlarging) return { from: size, given: [] }
  if (axis === 0 && slidesOverLength(config))
    return { from: enlarging.shape.at(-2) ?? 1, given: enlarging.layers.map(() => 1) }
  const sizes = invertSizes(enlarging.layers, size)
  // Without a layer of free size the map is made of the latents themselves, whose number stays; those of codes are at places of it.
  const isFree =
    'quantizer' in config ||
    enlarging.units.length > 0 ||
    sizes?.from === enlarging.shape.at(axis - 2)
  return isFree ? sizes : undefined
}

/** Height (axis 0) or width (axis 1) of the encoder's last map; below 1 where a kernel is larger than its input. */
function encodedSize(config: ModelConfig, size: number, axis: number): number {
  let map: Shape = slidesOverLength(config) ? [size, size] : [1, size, size]
  for (const layer of encoderLayers(config)) {
    const next = layerDefinition(layer).outputShape(layer, map)
    const isMap = next.length === map.length && !fitRule(layer, 'shape')
    if (!isMap || (map.at(axis - 2) ?? 0) < 1) break
    map = next
  }
  return map.at(axis - 2) ?? 0
}

/** Inverts the layers' sizes: from the image to the input feature map. */
function invertSizes(layers: readonly AnyLayer[], size: number): Sizes | undefined {
  const given: number[] = []
  let from = size
  for (const layer of layers.toReversed()) {
    given.unshift(from)
    from = fitRule(layer, 'window')?.inputSize(layer, from) ?? from
    if (from < 1) return undefined
  }
  return { from, given }
}

function unfittableError(config: ModelConfig, shape: Shape): ConfigError {
  const nearest = sidesOf(shape).map((size, axis) => {
    for (let distance = 0; distance < maxSide; distance++)
      for (const other of [size - distance, size + distance])
        if (sizesFor(config, other, axis)) return other
    return 0
  })
  const isFound = nearest.length === 2 && !nearest.includes(0)
  const size = isFound ? [...shape.slice(0, -2), ...nearest].slice(-shape.length) : config.input
  return new ConfigError('model.fit', {
    where: 'model',
    actual: formatShape(shape),
    size: formatShape(size),
  })
}

const formatShape = (shape: Shape) => shape.join('×')
