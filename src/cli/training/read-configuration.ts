// Reads the configuration named on the command line: a recipe, a JSON file or a module.
import { existsSync } from 'node:fs'
import { ConfigError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { recipes } from '../../recipes/recipes.js'
import { getRecipe, parseConfiguration, type Setting } from '../../recipes/resolve.js'
import { moduleConfiguration, moduleExtensions } from '../../runs/modules/load-module.js'
import type { Configuration } from '../../training/configuration.js'

/** Reads the configuration, applies `settings`, validates it and fills in its defaults. `fits`: whether `fitConfiguration` follows,
 *  which checks the rest. */
export async function readConfiguration(
  name: string,
  settings: readonly Setting[],
  { fits = false }: { fits?: boolean } = {},
): Promise<Configuration> {
  return parseConfiguration(await writtenConfiguration(name), { settings, where: name, fits })
}

async function writtenConfiguration(name: string): Promise<unknown> {
  if (Object.hasOwn(recipes, name)) return getRecipe(name)
  if (moduleExtensions.test(name)) return moduleConfiguration(name)
  const isFile = /\.json$|[/\\]/.test(name) || existsSync(name)
  return isFile ? readJson(name) : getRecipe(name)
}

async function readJson(path: string): Promise<unknown> {
  const text = (await readBytes(path, { mayBePipe: true })).toString('utf8')
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = (error as Error).message
    throw new ConfigError('configuration.json', { path, reason })
  }
}
