// The layers of an encoder or a decoder on one line, such as 784-400-400-2, leaky ReLU.

/** The word for a layer, as in choice.leakyRelu. */
export type Words = (key: string) => string

type Layer = { readonly type: string } & Readonly<Record<string, unknown>>

/** Layers that activations follow. */
const weighted = ['linear', 'gatedLinear', 'conv', 'convTranspose', 'conv1d', 'convTranspose1d']
export const activationTypes = [
  ...['relu', 'leakyRelu', 'sigmoid', 'tanh', 'softplus'],
  ...['silu', 'gelu', 'elu'],
]
const others = ['batchNorm', 'groupNorm', 'layerNorm', 'dropout']
/** Layers of images. */
const spatial = /^(conv|unflatten|maxPool|averagePool|upsample|selfAttention)/
/** Settings that are only named where they have another value. */
const defaults: Layer = {
  ...{
    type: '',
    slope: 0.01,
    alpha: 1,
    stride: 1,
    padding: 0,
    outputPadding: 0,
    dilation: 1,
    groups: 1,
  },
  ...{ heads: 1, mode: 'nearest', shortcut: 'identity' },
}

/** `from` and `to`: the sizes or shapes before the first layer and after the last one. What follows every layer with
 *  weights, such as its activation, is named once, at the end. */
export function layersText(
  layers: readonly Layer[],
  { from, to, words }: { from: readonly number[]; to: readonly number[]; words: Words },
): string {
  const isDense = !layers.some(isSpatial)
  const size = (shape: readonly number[]) =>
    isDense ? String(shape.reduce((product, side) => product * side, 1)) : shape.join('×')
  const repeated = followers(layers)
  const shown = layers.filter(
    (layer) =>
      !(repeated.length > 0 && isFollower(layer)) && !(isDense && layer.type === 'flatten'),
  )
  const parts = [size(from), ...shown.map((layer) => layerText(layer, words)), size(to)]
  const chain = parts.join(parts.every((part) => /^\d+$/.test(part)) ? '-' : ' → ')
  return [chain, ...repeated.map((layer) => layerText(layer, words))].join(', ')
}

/** The layers that follow every layer with weights, if they are the same everywhere. */
function followers(layers: readonly Layer[]): readonly Layer[] {
  const groups: Layer[][] = []
  let isAllowed = true
  for (const [at, layer] of layers.entries())
    if (weighted.includes(layer.type)) groups.push([])
    else if (isFollower(layer)) {
      const before = layers[at - 1]
      isAllowed &&= before !== undefined && (weighted.includes(before.type) || isFollower(before))
      groups.at(-1)?.push(layer)
    }
  const [first = []] = groups
  const isSame = groups.every((group) => JSON.stringify(group) === JSON.stringify(first))
  return isAllowed && isSame ? first : []
}

function isFollower({ type }: Layer): boolean {
  return others.includes(type) || activationTypes.includes(type)
}

function isSpatial(layer: Layer): boolean {
  return spatial.test(layer.type) || innerLayers(layer).some(isSpatial)
}

/** The layers that a layer contains. */
function innerLayers({ layers }: Layer): readonly Layer[] {
  return Array.isArray(layers) ? layers : []
}

/** One layer; an output layer has no units or channels of its own. */
export function layerText(layer: Layer, words: Words): string {
  const { type, units, channels, kernel, groups, rate, factor, shape } = layer
  if (type === 'linear' && units !== undefined) return String(units)
  if (type === 'unflatten' && Array.isArray(shape)) return shape.join('×')
  const inner = innerLayers(layer).map((each) => layerText(each, words))
  const named = (['slope', 'alpha'] as const).filter(
    (key) => layer[key] !== undefined && layer[key] !== defaults[key],
  )
  const isWindow = kernel !== undefined
  const numbers = [
    units,
    channels,
    isWindow ? undefined : groups,
    rate,
    factor,
    ...named.map((key) => layer[key]),
  ]
  const name = [
    inSentence(words(`choice.${type}`)),
    ...numbers.filter((number) => number !== undefined),
  ].join(' ')
  const details = [...inner, ...windowTexts(layer, words)]
  return details.length > 0 ? `${name} (${details.join(', ')})` : name
}

/** What a layer does at every place: its kernel or window, and the stride, padding, groups, … that differ from the defaults; empty for
 *  most layers. */
export function windowTexts(layer: Layer, words: Words): string[] {
  const { type, kernel, size } = layer
  const window = kernel ?? size
  const square = type.endsWith('1d') ? String(window) : `${window}×${window}`
  const settings = [
    'stride',
    'padding',
    'outputPadding',
    'dilation',
    ...(kernel !== undefined ? ['groups'] : []),
    'heads',
  ]
    .filter((key) => layer[key] !== undefined && String(layer[key]) !== String(defaults[key]))
    .map((key) => `${inSentence(words(`field.${key}`))} ${layer[key]}`)
  const choices = ['mode', 'shortcut']
    .filter((key) => layer[key] !== undefined && layer[key] !== defaults[key])
    .map((key) => inSentence(words(`choice.${layer[key]}`)))
  return [...(window === undefined ? [] : [square]), ...settings, ...choices]
}

/** Leaky ReLU → leaky ReLU, but ReLU and tanh as they are. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]+([ -]|$)/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
