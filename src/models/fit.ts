// Fits a model to images of another size: what a convolutional decoder must be follows from that.
import type * as z from 'zod'
import type { Column } from '../data/columns.js'
import { ConfigError } from '../errors.js'
import type { Shape } from '../graph/ops.js'
import { sizeOf } from '../graph/shapes.js'
import { fitToTable } from './fit-table.js'
import { type ModelConfig, modelSchema } from './models.js'

type AnyLayer = ModelConfig['encoder'][number] | ModelConfig['output']

/** What makes images of maps in a decoder: its layers behind `unflatten`, and the output layer. */
interface Enlarging {
  /** Where the decoder has its `unflatten`, and the linear layer before that; −1 where it has none. */
  readonly unflatten: number
  readonly linear: number
  /** Of the maps that it begins with, as written. */
  readonly shape: Shape
  readonly layers: readonly AnyLayer[]
}

/** Along one axis: the size that it begins with, and the output padding of every layer. */
interface Sizes {
  readonly from: number
  readonly outputPaddings: readonly number[]
}

const longestSide = 2 ** 14

/** The configuration of the same model for images of `shape`, [height, width] or [channels, height, width].
 *  Dense layers need nothing but the new input. A convolutional decoder is computed backwards from the image: output
 *  paddings that give exactly its size, and the map that it begins with (with as many channels as before), which is
 *  the encoder's last one where the two mirror each other. For a table, `columns` decide the input and the likelihood.
 *  Throws ConfigError with the nearest size that works where this one does not, and where images are given to a model
 *  for tables or the other way round. */
export function fitModel(
  model: z.input<typeof modelSchema>,
  shape: Shape,
  columns?: readonly Column[],
): ModelConfig {
  const config = modelSchema.parse(model)
  if (columns) return fitToTable(config, columns)
  const isOther = config.input.join() !== shape.join()
  if (config.likelihood.type === 'table' && isOther)
    throw new ConfigError('model.onlyTables', { where: 'model', actual: show(shape) })
  const { decoder, output } = config
  const images = { ...config, input: [...shape] }
  if (!isConvolutional(config)) return images
  if (shape.length < 2 || shape.length > 3)
    throw new ConfigError('model.fitRank', { where: 'model', actual: show(shape) })
  const [height, width] = shape.slice(-2).map((size, axis) => sizesFor(config, size, axis))
  if (!height || !width) throw refusal(config, shape)
  const enlarging = enlargingIn(config)
  if (!enlarging) return images

  const { unflatten, linear } = enlarging
  const map = [...enlarging.shape.slice(0, -2), height.from, width.from]
  const padded = <L extends AnyLayer>(layer: L, at: number): L => {
    if (layer.type !== 'convTranspose') return layer
    const [rows = 0, columns = 0] = [height.outputPaddings[at], width.outputPaddings[at]]
    return { ...layer, outputPadding: rows === columns ? rows : [rows, columns] }
  }
  return {
    ...images,
    decoder: decoder.map((layer, index) => {
      if (index === linear) return { ...layer, units: sizeOf(map) }
      if (index === unflatten) return { ...layer, shape: map }
      return padded(layer, index - unflatten - 1)
    }),
    output: padded(output, decoder.length - unflatten - 1),
  }
}

function isConvolutional({ encoder, decoder, output }: ModelConfig): boolean {
  return [...encoder, ...decoder, output].some(({ type }) => type.startsWith('conv'))
}

/** Undefined where the output layer is linear: that takes the decoder's size as it is. */
function enlargingIn({ decoder, output }: ModelConfig): Enlarging | undefined {
  const unflatten = decoder.findLastIndex(({ type }) => type === 'unflatten')
  const layer = decoder[unflatten]
  if (output.type === 'linear' || layer?.type !== 'unflatten') return undefined
  const linear = decoder.slice(0, unflatten).findLastIndex(({ type }) => type === 'linear')
  const layers = [...decoder.slice(unflatten + 1), output]
  return { unflatten, linear, shape: layer.shape, layers }
}

/** Undefined where the encoder shrinks that height (axis 0) or width (axis 1) to nothing, or the decoder
 *  cannot give it. */
function sizesFor(config: ModelConfig, size: number, axis: number): Sizes | undefined {
  if (encodedSize(config, size) < 1) return undefined
  const enlarging = enlargingIn(config)
  if (!enlarging) return { from: size, outputPaddings: [] }
  const sizes = backwards(enlarging.layers, size)
  // Without a linear layer the map is made of the latents themselves, and their number stays.
  const isFree = enlarging.linear >= 0 || sizes?.from === enlarging.shape.at(axis - 2)
  return isFree ? sizes : undefined
}

/** Height or width of the encoder's last map; below 1 where a kernel is larger than what it is given. */
function encodedSize({ encoder }: ModelConfig, size: number): number {
  let encoded = size
  for (const layer of encoder) {
    if (['linear', 'flatten', 'unflatten'].includes(layer.type) || encoded < 1) break
    if (layer.type === 'conv')
      encoded = Math.floor((encoded + 2 * layer.padding - layer.kernel) / layer.stride) + 1
  }
  return encoded
}

/** From the size of the image to that of the map that the layers begin with. */
function backwards(layers: readonly AnyLayer[], size: number): Sizes | undefined {
  const outputPaddings: number[] = []
  let from = size
  for (const layer of layers.toReversed()) {
    let outputPadding = 0
    if (layer.type === 'conv') from = (from - 1) * layer.stride + layer.kernel - 2 * layer.padding
    if (layer.type === 'convTranspose') {
      const steps = Math.floor((from + 2 * layer.padding - layer.kernel) / layer.stride)
      outputPadding = from + 2 * layer.padding - layer.kernel - steps * layer.stride
      from = steps + 1
    }
    if (from < 1) return undefined
    outputPaddings.unshift(outputPadding)
  }
  return { from, outputPaddings }
}

function refusal(config: ModelConfig, shape: Shape): ConfigError {
  // Along an axis the sizes that work have no gaps, so there is one that is nearest.
  const nearest = shape.slice(-2).map((size, axis) => {
    for (let off = 0; off < longestSide; off++)
      for (const other of [size - off, size + off]) if (sizesFor(config, other, axis)) return other
    return 0
  })
  const isFound = nearest.length === 2 && !nearest.includes(0)
  const size = isFound ? [...shape.slice(0, -2), ...nearest] : config.input
  return new ConfigError('model.fit', { where: 'model', actual: show(shape), size: show(size) })
}

const show = (shape: Shape) => shape.join('×')
