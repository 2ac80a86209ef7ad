// The layers of an encoder or a decoder on one line, such as 784-400-400-2, leaky ReLU.

/** The word for a layer, as in choice.leakyRelu. */
export type Words = (key: string) => string

type Layer = { readonly type: string } & Readonly<Record<string, unknown>>

/** Layers that activations follow. */
const weighted = ['linear', 'conv', 'convTranspose']
export const activationTypes = ['relu', 'leakyRelu', 'sigmoid', 'tanh', 'softplus']
const defaultSlope = 0.01

/** `from` and `to`: the sizes or shapes before the first layer and after the last one. What follows every layer with
 *  weights, such as its activation, is named once, at the end. */
export function layersText(
  layers: readonly Layer[],
  { from, to, words }: { from: readonly number[]; to: readonly number[]; words: Words },
): string {
  const isDense = layers.every(({ type }) => !/^(conv|unflatten)/.test(type))
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
  return type === 'batchNorm' || activationTypes.includes(type)
}

/** One layer; an output layer has no units or channels of its own. */
export function layerText(layer: Layer, words: Words): string {
  const { type, units, channels, kernel, slope, shape } = layer
  if (type === 'linear' && units !== undefined) return String(units)
  if (type === 'unflatten' && Array.isArray(shape)) return shape.join('×')
  const name = inSentence(words(`choice.${type}`))
  if (type === 'leakyRelu' && slope !== defaultSlope) return `${name} ${slope}`
  if (kernel === undefined) return name
  const others = ['stride', 'padding', 'outputPadding']
    .filter((key) => String(layer[key] ?? 0) !== (key === 'stride' ? '1' : '0'))
    .map((key) => `${inSentence(words(`field.${key}`))} ${layer[key]}`)
  return `${channels === undefined ? name : `${name} ${channels}`} (${[`${kernel}×${kernel}`, ...others].join(', ')})`
}

/** Leaky ReLU → leaky ReLU, but ReLU and tanh as they are. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]+( |$)/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
