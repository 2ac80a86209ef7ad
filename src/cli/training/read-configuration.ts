// The configuration that a person names, a recipe or a file in JSON, and how it is fitted to data.
import { existsSync } from 'node:fs'
import type { DataSplits } from '../../data/dataset.js'
import { isSameImageShape } from '../../data/image-shape.js'
import { ConfigError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { fitModel } from '../../models/fit.js'
import { recipes } from '../../recipes/recipes.js'
import { recipeNamed, resolveConfiguration, type Setting } from '../../recipes/resolve.js'
import type { Configuration } from '../../training/configuration.js'
import type { Console } from '../terminal/console.js'

/** Reads it, lays `settings` over it, checks it and fills in its defaults. */
export async function readConfiguration(
  name: string,
  settings: readonly Setting[],
): Promise<Configuration> {
  const looksLikeFile = /\.json$|[/\\]/.test(name)
  const isFile = looksLikeFile || (!Object.hasOwn(recipes, name) && existsSync(name))
  const written = isFile ? await readJson(name) : recipeNamed(name)
  return resolveConfiguration(written, { settings, where: name })
}

/** The same with its model fitted to the data: to a table always, to images where it is for others and no setting says
 *  for which; settings of layers keep the last word. */
export function fittedConfiguration(
  configuration: Configuration,
  { train: { shape }, columns }: DataSplits,
  { settings, where }: { settings: readonly Setting[]; where: string },
): Configuration {
  const { model } = configuration
  const isSet = settings.some(([path]) => /^model(\.input(\..*)?)?$/.test(path))
  if (!columns && (isSet || isSameImageShape(model.input, shape))) return configuration
  const fitted = { ...configuration, model: fitModel(model, shape, columns) }
  return resolveConfiguration(fitted, { settings, where })
}

/** To what a model was fitted. */
export function fittedText(terminal: Console, { train, columns }: DataSplits): string {
  if (!columns) return terminal.say('progress.fitted', { shape: train.shape.join(' × ') })
  const numeric = columns.filter(({ type }) => type === 'numeric').length
  const categorical = columns.length - numeric
  return terminal.say('progress.fittedTable', { numeric, categorical })
}

async function readJson(path: string): Promise<unknown> {
  const text = (await readBytes(path)).toString('utf8')
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = (error as Error).message
    throw new ConfigError('configuration.json', { path, reason })
  }
}
