// Reads the configuration named on the command line: a recipe or a JSON file.
import { existsSync } from 'node:fs'
import { ConfigError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { recipes } from '../../recipes/recipes.js'
import { getRecipe, parseConfiguration, type Setting } from '../../recipes/resolve.js'
import type { Configuration } from '../../training/configuration.js'

/** Reads the configuration, applies `settings`, validates it and fills in its defaults. */
export async function readConfiguration(
  name: string,
  settings: readonly Setting[],
): Promise<Configuration> {
  const looksLikeFile = /\.json$|[/\\]/.test(name)
  const isFile = looksLikeFile || (!Object.hasOwn(recipes, name) && existsSync(name))
  const written = isFile ? await readJson(name) : getRecipe(name)
  return parseConfiguration(written, { settings, where: name })
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
