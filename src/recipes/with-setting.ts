// One value of a written configuration: reading it and replacing it.
import { ConfigError } from '../errors.js'

/** The configuration with another value at a path. Throws ConfigError for an item that a list does not have. */
export function withSetting(
  target: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
  { where, path }: { where: string; path: string } = { where: '', path: '' },
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

/** Undefined where the configuration has no such part. */
export function valueAt(target: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    target,
  )
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
