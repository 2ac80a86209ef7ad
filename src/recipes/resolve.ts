// Turns what someone wrote (a recipe, JSON, single settings) into a checked configuration.
import * as z from 'zod'
import { ConfigError } from '../errors.js'
import { nearest } from '../messages/nearest.js'
import { type Configuration, configurationSchema } from '../training/configuration.js'
import { recipes } from './recipes.js'

/** One setting: `training.optimizer.type` and the like, with its value as JSON or plain text. */
export type Setting = readonly [path: string, value: unknown]

/** The recipe of that name, as it was written. Throws ConfigError with the nearest name. */
export function recipeNamed(name: string): unknown {
  const recipe = Object.hasOwn(recipes, name) ? recipes[name] : undefined
  if (recipe) return recipe
  const names = Object.keys(recipes)
  const near = nearest(name, names)
  throw near
    ? new ConfigError('recipe.near', { name, near })
    : new ConfigError('recipe.unknown', { name, names: names.join(', ') })
}

/** Checks a configuration and fills in its defaults; `settings` are laid over it first.
 *  `where` names it in errors. Throws ConfigError that says which path is wrong and what it should be. */
export function resolveConfiguration(
  written: unknown,
  {
    settings = [],
    where = 'configuration',
  }: { settings?: readonly Setting[]; where?: string } = {},
): Configuration {
  let draft = written
  for (const [path, value] of settings) {
    draft = withSetting(draft, path.split('.'), value)
  }
  const result = configurationSchema.safeParse(draft)
  if (result.success) return result.data
  throw explain(result.error.issues[0] as z.core.$ZodIssue, draft, where)
}

/** `path=value`, the value read as JSON where it is JSON. Throws ConfigError where there is no `=`. */
export function parseSetting(text: string): Setting {
  const [, path, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? []
  if (!path || value === undefined) throw new ConfigError('setting.form', { actual: text })
  try {
    return [path, JSON.parse(value)]
  } catch {
    return [path, value]
  }
}

function withSetting(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(target)) {
    const index = Number(key)
    if (Number.isInteger(index) && index >= 0 && index < target.length)
      return target.with(index, withSetting(target[index], rest, value))
  }
  // Another type starts from that type's own defaults.
  if (key === 'type' && rest.length === 0 && (target as { type?: unknown })?.type !== value)
    return { type: value }
  const fields = typeof target === 'object' && target !== null ? target : {}
  const inner = Object.hasOwn(fields, key) ? fields[key as keyof typeof fields] : undefined
  return { ...fields, [key]: withSetting(inner, rest, value) }
}

function explain(issue: z.core.$ZodIssue, draft: unknown, where: string): ConfigError {
  const path = issue.path.join('.') || '.'
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    draft,
  )
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const near = nearest(key, fieldNames())
    const full = [...issue.path, key].join('.')
    return near
      ? new ConfigError('configuration.keyNear', { where, path: full, near })
      : new ConfigError('configuration.key', { where, path: full })
  }
  if (found === undefined)
    return new ConfigError('configuration.missing', { where, path, reason: issue.message })
  const actual = JSON.stringify(found)
  if ('options' in issue && Array.isArray(issue.options))
    return new ConfigError('configuration.choice', {
      where,
      path,
      expected: issue.options.join(', '),
      actual,
    })
  return new ConfigError('configuration.value', { where, path, actual, reason: issue.message })
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
