// The error for a value that a configuration cannot have: what was expected, and what to write instead.
import type * as z from 'zod'
import { ConfigError } from '../errors.js'
import { excerpt } from '../messages/excerpt.js'
import { closestMatch } from '../messages/nearest.js'
import { configurationSchema } from '../training/configuration.js'
import { settingsAt, typesAt, typesWith } from './accepted-settings.js'
import { expectedValue } from './expected-value.js'
import { unquotedObject } from './unquoted-object.js'
import { isRecord, valueAt, withSetting } from './with-setting.js'

const maxActualLength = 60

export function issueToError(issue: z.core.$ZodIssue, draft: unknown, where: string): ConfigError {
  const place = issue.path.map(String)
  const path = place.join('.') || 'configuration'
  const found = valueAt(draft, issue.path)
  if (issue.code === 'unrecognized_keys')
    return unknownSetting([...place, issue.keys[0] ?? ''], draft, where)
  if (found === undefined) return missingSetting(place, draft, where)
  const isObject = issue.code === 'invalid_type' && issue.expected === 'object'
  if (typeof found === 'string' && isObject) {
    const meant = unquotedObject(found)
    if (meant) {
      const example = JSON.stringify(withType(meant, draft, place))
      const actual = excerpt(found, maxActualLength)
      return new ConfigError('configuration.unquoted', { where, path, actual, example })
    }
    const typed = issueOfType(found, place, draft)
    if (typed)
      return typed.error ? issueToError(typed.error, typed.draft, where) : typed.hint(where)
  }
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

/** The types that have such a setting; else the setting that may be meant. */
function unknownSetting(place: readonly string[], draft: unknown, where: string): ConfigError {
  const path = place.join('.')
  const [parent, key] = [place.slice(0, -1), place.at(-1) ?? '']
  const { type } = (valueAt(draft, parent) ?? {}) as { type?: unknown }
  const types = typeof type === 'string' ? typesWith(draft, parent, [key]) : []
  if (types.length > 0) {
    const values = { type: String(type), types: types.join(', '), parent: parent.join('.') }
    return new ConfigError('configuration.keyOfType', { where, path, ...values })
  }
  const near = nearSetting(key, parent, draft)
  return near
    ? new ConfigError('configuration.keyNear', { where, path, near: near.join('.') })
    : new ConfigError('configuration.key', { where, path })
}

/** The closest setting: beside the unknown one, else in the whole configuration, a section, or a part of one. */
function nearSetting(key: string, parent: readonly string[], draft: unknown) {
  const beside = closestMatch(key, settingsAt(draft, parent))
  if (beside) return [...parent, beside]
  const parts = (place: readonly string[]) =>
    Object.keys(valueAt(draft, place) ?? {}).map((name) => [...place, name])
  const sections = parts([]).filter((place) => isRecord(valueAt(draft, place)))
  const places = [[], ...sections, ...sections.flatMap(parts)]
  const all = places.flatMap((place) =>
    settingsAt(draft, place).map((name) => ({ name, path: [...place, name] })),
  )
  const names = all.map(({ name }) => name)
  const near = closestMatch(key, names)
  return all.find(({ name }) => name === near)?.path
}

function missingSetting(place: readonly string[], draft: unknown, where: string): ConfigError {
  const path = place.join('.') || 'configuration'
  const [parent, name] = [place.slice(0, -1), place.at(-1)]
  const value = valueAt(draft, parent)
  if (name === 'type' && isRecord(value)) {
    const typed = withLists(withType(value, draft, parent), draft, parent)
    const example = JSON.stringify(typed)
    if ('type' in typed && example.length <= maxActualLength) {
      const expected = typesAt(draft, parent).join(', ')
      const values = { expected, parent: parent.join('.'), example }
      return new ConfigError('configuration.missingType', { where, path, ...values })
    }
  }
  return new ConfigError('configuration.missing', { where, path })
}

/** An object with the first type that has all of its settings, where it needs a type. */
function withType(value: Readonly<Record<string, unknown>>, draft: unknown, place: string[]) {
  if ('type' in value) return value
  const [type] = typesWith(draft, place, Object.keys(value))
  return type ? { type, ...value } : value
}

/** The object with a list of one value wherever a list is expected, and that value is given. */
function withLists(value: Readonly<Record<string, unknown>>, draft: unknown, place: string[]) {
  const { error } = configurationSchema.safeParse(withSetting(draft, place, value))
  const lists = (error?.issues ?? []).flatMap((issue) => {
    const [name = ''] = issue.path.slice(place.length).map(String)
    const isOwn =
      issue.path.length === place.length + 1 && issue.path.join('.').startsWith(place.join('.'))
    return isOwn && issue.code === 'invalid_type' && issue.expected === 'array' ? [name] : []
  })
  return { ...value, ...Object.fromEntries(lists.map((name) => [name, [value[name]]])) }
}

/** Where an object with a `type` is expected, and `name` was given instead: what is wrong with an object of that type, or a hint how
 *  to write it. Undefined where the object has no type. */
function issueOfType(name: string, place: readonly string[], draft: unknown) {
  const typed = withSetting(draft, [...place, 'type'], name)
  const { error } = configurationSchema.safeParse(typed)
  const own = error?.issues.filter((each) => each.path.join('.').startsWith(place.join('.'))) ?? []
  const hasNoType = own.some((each) => each.code === 'unrecognized_keys')
  if (hasNoType) return undefined
  const ofType = own.find((each) => each.path.join('.') === [...place, 'type'].join('.'))
  const values = { path: place.join('.'), actual: excerpt(name, maxActualLength), name }
  return {
    error: ofType,
    draft: typed,
    hint: (where: string) => new ConfigError('configuration.typed', { where, ...values }),
  }
}
