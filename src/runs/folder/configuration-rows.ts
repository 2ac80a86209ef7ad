// The differences of configurations as rows to read: names of settings in words, layers and lists on one line.

import { layersText, layerText, type Words } from '../../layers/layers-text.js'
import { diffConfigurations } from './configuration-diff.js'

export interface ConfigurationRow {
  /** Such as training.batchSize. */
  readonly path: string
  /** Such as Batch size. */
  readonly label: string
  /** By configuration; undefined where one has no such setting. */
  readonly values: readonly (string | undefined)[]
}

type Json = Readonly<Record<string, unknown>>
type Leaves = ReadonlyMap<string, string>

const sections = ['model', 'training', 'data']

/** What a model that may have such a setting has without it. */
const defaults: Readonly<Record<string, string>> = {
  'model.prior.type': 'choice.standardNormal',
  'model.posterior.type': 'choice.diagonalGaussian',
}
/** Taken from the data, not chosen. */
const taken = ['model.condition.places']

/** In the order model, training, data, and within them of the configuration. The recipe's name and note are no settings. `words`: the word for a key such as
 *  field.batchSize or choice.adam, if there is one. */
export function differingSettings(
  configurations: readonly object[],
  words: (key: string) => string | undefined,
): ConfigurationRow[] {
  const known: Words = (key) => words(key) ?? spaced(key.replace(/^\w+\./, ''))
  const all = configurations as readonly Json[]
  const texts = all.map((configuration) => summarized(configuration, known))
  const differing = new Set(diffConfigurations(all).map(({ path }) => leafOf(path)))
  const ordered = new Set(texts.flatMap((leaves) => [...leaves.keys()]))
  return [...ordered]
    .filter((path) => differing.has(path) && orderOf(path) >= 0 && !taken.includes(path))
    .sort((one, other) => orderOf(one) - orderOf(other))
    .map((path) => {
      const values = texts.map(
        (leaves) => leaves.get(path) ?? defaultOf(path, leaves, texts, known),
      )
      // Differences that the summary does not show are shown as they are.
      const isTold = new Set(values).size > 1
      return {
        path,
        label: labelOf(path, known),
        values: isTold ? values : all.map((each) => JSON.stringify(valueAt(each, path))),
      }
    })
}

/** The default of a setting, where a configuration lacks it and another one of the same type of model has it. */
function defaultOf(path: string, leaves: Leaves, all: readonly Leaves[], words: Words) {
  const type = leaves.get('model.type')
  const mayHave = all.some((each) => each.has(path) && each.get('model.type') === type)
  const key = defaults[path]
  return mayHave && key ? words(key) : undefined
}

/** Arrays and the output layer are one setting: model.encoder.0.units is part of model.encoder. */
function leafOf(path: string): string {
  return path.replace(/^(model\.output)\..*|\.\d+(\..*)?$/, '$1')
}

function orderOf(path: string): number {
  return sections.indexOf(path.split('.')[0] ?? '')
}

function labelOf(path: string, known: Words): string {
  const [section = '', ...parts] = path.split('.')
  const named = parts.filter((part, at) => !(part === 'type' && at === parts.length - 1))
  return (named.length > 0 ? named : [section]).map((part) => known(`field.${part}`)).join(' · ')
}

function summarized(configuration: Json, words: Words): Map<string, string> {
  const leaves = new Map<string, string>()
  const visit = (value: unknown, path: string) => {
    if (Array.isArray(value)) leaves.set(path, listText(value, path, configuration, words))
    else if (path === 'model.output') leaves.set(path, layerText(value as never, words))
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value))
        visit(part, path === '' ? name : `${path}.${name}`)
    else leaves.set(path, valueText(value, words, path))
  }
  visit(configuration, '')
  return leaves
}

function valueText(value: unknown, words: Words, path: string): string {
  // A source and an array are names that the user chose.
  if (typeof value === 'string' && /\.(source|array|label)$/.test(path)) return value
  if (typeof value === 'string' || typeof value === 'boolean') return words(`choice.${value}`)
  return String(value)
}

function listText(list: readonly unknown[], path: string, { model }: Json, words: Words): string {
  const { input, latent } = model as { input: readonly number[]; latent: number }
  if (path === 'model.encoder')
    return layersText(list as never, { from: input, to: [latent], words })
  if (path === 'model.decoder')
    return layersText(list as never, { from: [latent], to: input, words })
  // What comes before them is not in the configuration.
  if (/^model\.(classifier|upper\.(encoder|decoder))$/.test(path) && list.length > 0)
    return list.map((layer) => layerText(layer as never, words)).join(', ')
  if (list.every((item) => typeof item === 'number'))
    return list.join(/(input|shape|size)$/.test(path) ? '×' : ', ')
  const types = list.map((item) => (item as { type?: unknown } | null)?.type)
  if (types.some((type) => typeof type !== 'string'))
    return list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', ')
  return [...new Set(types)]
    .map((type) => `${words(`choice.${type}`)} ${types.filter((each) => each === type).length}`)
    .join(', ')
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, name) => (part as Json | undefined)?.[name], value)
}

/** batchSize → Batch size. */
export function spaced(name: string): string {
  const words = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, end, start) => `${end} ${start.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}
