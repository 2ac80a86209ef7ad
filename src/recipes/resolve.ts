// Resolves a written configuration (a recipe, JSON, single settings) to a validated one with all defaults.
import * as z from 'zod'
import { ConfigError, ShapeError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import { excerpt } from '../messages/excerpt.js'
import { closestMatch } from '../messages/nearest.js'
import { modelFrom, withAddedFields } from '../models/models.js'
import type { Notify } from '../notices.js'
import {
  type Configuration,
  type ConfigurationInput,
  configurationSchema,
} from '../training/configuration.js'
import { evaluationProgram } from '../training/programs.js'
import { expectedValue } from './expected-value.js'
import { recipes } from './recipes.js'
import {
  plainConfiguration,
  settingPath,
  type WrittenConfiguration,
} from './written-configuration.js'

const maxActualLength = 60
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
  { settings = [], where = 'configuration', stored = false, notify }: Resolving = {},
): Configuration {
  const plain = plainConfiguration(written)
  // A setting may change a part of a default value.
  let draft = settings.length > 0 ? (configurationSchema.safeParse(plain).data ?? plain) : plain
  for (const [path, value] of isRecord(draft) ? settings : [])
    draft = withSetting(draft, settingPath(path).split('.'), value, { where, path: '' })
  draft = plainConfiguration(draft)
  const result = configurationSchema.safeParse(draft)
  if (!result.success) {
    // An unknown key is reported before the key that is missing because of the typo.
    const { issues } = result.error
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
    throw issueToError(issue as z.core.$ZodIssue, draft, where)
  }
  const { model } = result.data
  if (!stored) assertIncreasing(result.data, where)
  const configuration = stored ? result.data : { ...result.data, model: withAddedFields(model) }
  assertBuildable(configuration, where)
  if (notify)
    for (const { code, values } of modelFrom(configuration.model).notices ?? [])
      notify(code, values)
  return configuration
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

function withSetting(
  target: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
  { where, path }: { where: string; path: string },
): unknown {
  if (key === undefined) return value
  const deeper = { where, path: path ? `${path}.${key}` : key }
  if (Array.isArray(target)) {
    const places = target.map((_, index) => String(index))
    if (!places.includes(key)) {
      const expected = places.join(', ') || '[]'
      throw new ConfigError('configuration.choice', { where, path, expected, actual: key })
    }
    return target.with(Number(key), withSetting(target[Number(key)], rest, value, deeper))
  }
  // A changed type starts from that type's own defaults.
  if (key === 'type' && rest.length === 0 && (target as { type?: unknown })?.type !== value)
    return { type: value }
  const fields = isRecord(target) ? target : {}
  const inner = Object.hasOwn(fields, key) ? fields[key] : undefined
  return { ...fields, [key]: withSetting(inner, rest, value, deeper) }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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

/** Builds the model for one example, which checks all shapes. */
function assertBuildable({ model }: Configuration, where: string): void {
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
    const { where: layer = '', expected = '', actual = '' } = error.values
    const values = { where, path: `model.${layer}`, expected, actual }
    throw new ConfigError('configuration.shape', values, { cause: error })
  }
}

function issueToError(issue: z.core.$ZodIssue, draft: unknown, where: string): ConfigError {
  const path = issue.path.join('.') || 'configuration'
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    draft,
  )
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    // Fields of other models or layers are not suggested.
    const near = closestMatch(
      key,
      fieldNames().filter((name) => name !== key),
    )
    const full = [...issue.path, key].join('.')
    return near
      ? new ConfigError('configuration.keyNear', {
          where,
          path: full,
          near: fullPath(near, draft, issue.path),
        })
      : new ConfigError('configuration.key', { where, path: full })
  }
  if (found === undefined) return new ConfigError('configuration.missing', { where, path })
  const typed = typeof found === 'string' && issueOfType(found, issue, draft)
  if (typed) return typed.error ? issueToError(typed.error, typed.draft, where) : typed.hint(where)
  const actual = excerpt(found, maxActualLength)
  if (issue.code === 'invalid_format')
    return new ConfigError('configuration.name', { where, path, actual })
  if ('options' in issue && Array.isArray(issue.options))
    return new ConfigError('configuration.choice', {
      where,
      path,
      expected: issue.options.join(', '),
      actual,
    })
  const expected = expectedValue(issue) ?? issue.message
  return new ConfigError('configuration.value', { where, path, actual, expected })
}

/** Where an object with a `type` is expected, and `name` was given instead: what is wrong with an object of that type, or a hint how
 *  to write it. Undefined where the object has no type. */
function issueOfType(name: string, { code, path, ...issue }: z.core.$ZodIssue, draft: unknown) {
  if (code !== 'invalid_type' || !('expected' in issue) || issue.expected !== 'object')
    return undefined
  const place = path.map(String)
  const withType = withSetting(draft, [...place, 'type'], name, { where: '', path: '' })
  const { error } = configurationSchema.safeParse(withType)
  const own = error?.issues.filter((each) => each.path.join('.').startsWith(place.join('.'))) ?? []
  const hasNoType = own.some((each) => each.code === 'unrecognized_keys')
  if (hasNoType) return undefined
  const ofType = own.find((each) => each.path.join('.') === [...place, 'type'].join('.'))
  const values = { path: place.join('.'), actual: excerpt(name, maxActualLength), name }
  return {
    error: ofType,
    draft: withType,
    hint: (where: string) => new ConfigError('configuration.typed', { where, ...values }),
  }
}

/** The path of the field `name`: next to the unknown key in `parent`, else in the section that has such a field;
 *  the bare name if none has. */
function fullPath(name: string, draft: unknown, parent: readonly PropertyKey[]): string {
  const fields = Object.entries(isRecord(draft) ? draft : {})
  const sections = fields.flatMap(([section, value]) => (isRecord(value) ? [[section]] : []))
  const owner = [parent, [], ...sections].find((place) => {
    const path = [...place, name].map(String)
    const { error } = configurationSchema.safeParse(
      withSetting(draft, path, null, { where: '', path: '' }),
    )
    return !error?.issues.some(
      (issue) =>
        issue.code === 'unrecognized_keys' &&
        issue.keys.includes(name) &&
        issue.path.join('.') === place.join('.'),
    )
  })
  return [...(owner ?? []), name].join('.')
}

interface Described {
  readonly properties?: Readonly<Record<string, unknown>>
}

/** Every field that any part of a configuration may have. */
function fieldNames(): string[] {
  const names = new Set<string>()
  const schema = z.toJSONSchema(configurationSchema, { io: 'input' })
  visit(schema, ({ properties }) => {
    for (const name of Object.keys(properties ?? {})) names.add(name)
  })
  return [...names]
}

function visit(value: unknown, see: (described: Described) => void): void {
  if (typeof value !== 'object' || value === null) return
  see(value as Described)
  for (const inner of Object.values(value)) visit(inner, see)
}
