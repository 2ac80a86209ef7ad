// What a part of a configuration accepts, found by trying.
import * as z from 'zod'
import { configurationSchema } from '../training/configuration.js'
import { isRecord, valueAt, withSetting } from './with-setting.js'

type Place = readonly string[]

/** The names of settings that the object at `place` may have, of its type; none where there is no object. */
export function settingsAt(draft: unknown, place: Place): string[] {
  const value = valueAt(draft, place)
  if (!isRecord(value)) return []
  const names = settingNames()
  const all = Object.fromEntries(names.map((name) => [name, null]))
  const unknown = unknownAt(withSetting(draft, place, { ...all, ...value }), place)
  return unknown.length === 0 ? [] : names.filter((name) => !unknown.includes(name))
}

/** The types that the object at `place` may be of; none where it has no type. */
export function typesAt(draft: unknown, place: Place): string[] {
  const { error } = configurationSchema.safeParse(withSetting(draft, place, { type: '' }))
  const ofType = error?.issues.find(({ path }) => isSame(path, [...place, 'type']))
  return ofType && 'options' in ofType && Array.isArray(ofType.options)
    ? ofType.options.map(String)
    : []
}

/** Those of them with which the object may have all settings called `names`. */
export function typesWith(draft: unknown, place: Place, names: readonly string[]): string[] {
  const nulls = Object.fromEntries(names.map((name) => [name, null]))
  return typesAt(draft, place).filter((type) => {
    const unknown = unknownAt(withSetting(draft, place, { ...nulls, type }), place)
    return !names.some((name) => unknown.includes(name))
  })
}

function unknownAt(draft: unknown, place: Place): string[] {
  const { error } = configurationSchema.safeParse(draft)
  return (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' && isSame(issue.path, place) ? issue.keys : [],
  )
}

function isSame(path: readonly PropertyKey[], place: Place): boolean {
  return path.map(String).join('.') === place.join('.')
}

/** Every name that a setting of any part of a configuration may have. */
function settingNames(): string[] {
  const names = new Set<string>()
  visit(z.toJSONSchema(configurationSchema, { io: 'input' }), ({ properties }) => {
    for (const name of Object.keys(properties ?? {})) names.add(name)
  })
  return [...names]
}

interface Described {
  readonly properties?: Readonly<Record<string, unknown>>
}

function visit(value: unknown, see: (described: Described) => void): void {
  if (typeof value !== 'object' || value === null) return
  see(value as Described)
  for (const inner of Object.values(value)) visit(inner, see)
}
