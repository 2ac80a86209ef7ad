// Resolves a written configuration (a recipe, JSON, single settings) to a validated one with all defaults.
import type * as z from 'zod'
import { ConfigError, ShapeError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import { excerpt } from '../messages/excerpt.js'
import { closestMatch } from '../messages/nearest.js'
import { withMapOfCodes } from '../models/fit.js'
import { modelFrom, withAddedFields } from '../models/models.js'
import type { Notify } from '../notices.js'
import {
  type Configuration,
  type ConfigurationInput,
  configurationSchema,
} from '../training/configuration.js'
import { evaluationProgram } from '../training/programs.js'
import { issueToError } from './configuration-issue.js'
import { recipes } from './recipes.js'
import { isRecord, withSetting } from './with-setting.js'
import {
  plainConfiguration,
  settingPath,
  type WrittenConfiguration,
} from './written-configuration.js'

/** Maximum number of parameters: 2 GiB in float32; training holds several copies. */
const maxParameters = 2 ** 29
/** Cache of valid models, as JSON: many runs share a model, and building takes longer than reading. */
const buildableModels = new Set<string>()
const maxBuildable = 1000

/** One setting: a path such as `training.optimizer.type`, with its value as JSON or plain text. */
export type Setting = readonly [path: string, value: unknown]

/** The recipe of that name, without defaults filled in. Throws ConfigError with the closest name. */
export function getRecipe(name: string): ConfigurationInput {
  const recipe = Object.hasOwn(recipes, name) ? recipes[name] : undefined
  if (recipe) return recipe
  const names = Object.keys(recipes)
  const near = closestMatch(name, names)
  throw near
    ? new ConfigError('recipe.near', { name, near })
    : new ConfigError('recipe.unknown', { name, names: names.join(', ') })
}

interface Resolving {
  readonly settings?: readonly Setting[]
  /** Names the configuration in errors. */
  readonly where?: string
  /** A stored one, of a run, gets no fields that were added later. */
  readonly stored?: boolean
  /** Whether `fitConfiguration` follows: what depends on the channels of the data is checked there. */
  readonly fits?: boolean
  /** Called with the notices of the model. */
  readonly notify?: Notify | undefined
}

/** Applies `settings` to a configuration, fills in its defaults and validates it, including the shapes of its layers.
 *  Throws ConfigError with the invalid path and the expected value. */
export function resolveConfiguration(
  written: WrittenConfiguration,
  options: Resolving = {},
): Configuration {
  return parseConfiguration(written, options)
}

/** `resolveConfiguration` of anything, such as the content of a file. */
export function parseConfiguration(
  written: unknown,
  { settings = [], where = 'configuration', stored = false, fits = false, notify }: Resolving = {},
): Configuration {
  const plain = plainConfiguration(written)
  // A setting may change a part of a default value.
  let draft = settings.length > 0 ? (configurationSchema.safeParse(plain).data ?? plain) : plain
  for (const [path, value] of isRecord(draft) ? typesFirst(settings) : [])
    draft = withSetting(draft, settingPath(path).split('.'), value, { where, path: '' })
  draft = plainConfiguration(draft)
  const result = configurationSchema.safeParse(draft)
  if (!result.success) {
    // An unknown key is reported before the key that is missing because of the typo.
    const { issues } = result.error
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
    throw issueToError(issue as z.core.$ZodIssue, draft, where)
  }
  const ofSettings = settings.map(([path]) => settingPath(path))
  const followsLatent =
    ofSettings.includes('model.latent') &&
    !ofSettings.some((path) => path.startsWith('model.decoder'))
  const model = followsLatent ? withMapOfCodes(result.data.model) : result.data.model
  if (!stored) assertIncreasing(result.data, where)
  const configuration = { ...result.data, model: stored ? model : withAddedFields(model) }
  assertBuildable(configuration, where, { fits })
  if (notify)
    for (const { code, values } of modelFrom(configuration.model).notices ?? [])
      notify(code, values)
  return configuration
}

/** The settings, where the type of an object comes before its other fields: it starts from the type's own defaults, and would
 *  discard what was set before. */
function typesFirst(settings: readonly Setting[]): readonly Setting[] {
  const ordered: Setting[] = []
  for (const setting of settings) {
    const path = settingPath(setting[0])
    const object = path.endsWith('.type') ? path.slice(0, -'type'.length) : undefined
    const before = ordered.findIndex(([other]) => object && settingPath(other).startsWith(object))
    ordered.splice(before < 0 ? ordered.length : before, 0, setting)
  }
  return ordered
}

/** Parses `path=value`; the value is parsed as JSON if it is valid JSON. Throws ConfigError if there is no `=`. */
export function parseSetting(text: string): Setting {
  const [, path, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? []
  if (!path || value === undefined) throw new ConfigError('setting.form', { actual: text })
  try {
    return [path, JSON.parse(value)]
  } catch {
    return [path, value]
  }
}

/** Throws ConfigError where the epochs of a schedule are not in order. */
function assertIncreasing({ training: { schedule } }: Configuration, where: string): void {
  if (schedule?.type !== 'multiStep') return
  const { at } = schedule
  if (at.every((epoch, index) => index === 0 || epoch > (at[index - 1] ?? 0))) return
  const expected = { key: 'expected.increasing' } as const
  const path = 'training.schedule.at'
  throw new ConfigError('configuration.value', { where, path, expected, actual: excerpt(at) })
}

/** Builds the model for one example, which checks all shapes; where it `fits` itself to data later, without the groups of
 *  channels, as images may have other channels. Throws ConfigError. */
export function assertBuildable(
  { model }: Configuration,
  where: string,
  { fits = false }: { fits?: boolean } = {},
): void {
  const text = JSON.stringify(model)
  if (buildableModels.has(text)) return
  try {
    const { state } = evaluationProgram(modelFrom(model), 1)
    const actual = state.reduce((total, { current }) => total + sizeOf(current.shape), 0)
    if (actual > maxParameters)
      throw new ConfigError('configuration.tooLarge', { where, expected: maxParameters, actual })
    if (buildableModels.size < maxBuildable) buildableModels.add(text)
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error
    if (fits && isOfGroups(error)) return
    const { where: layer = '', expected = '', actual = '' } = error.values
    const values = { where, path: `model.${layer}`, expected, actual }
    // The size of the output layer is no setting.
    const isOutput = /^output\b/.test(String(layer))
    const key = isOutput ? 'configuration.outputShape' : 'configuration.shape'
    throw new ConfigError(key, values, { cause: error })
  }
}

function isOfGroups({ values: { expected } }: ShapeError): boolean {
  return typeof expected === 'object' && expected.key === 'shape.layerGroups'
}
