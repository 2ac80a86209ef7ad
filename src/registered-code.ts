// Code of registered types, which anyone may have written: what it throws becomes one sentence that says where.
import { ConfigError, JamjaeError, ShapeError } from './errors.js'
import type { MessageValue, NestedMessage } from './messages/messages.js'
import type { Definition, Registered } from './registry.js'

/** A module as it was when it was loaded. */
export interface ModuleSource {
  /** Absolute. */
  readonly path: string
  /** Of its bytes. */
  readonly sha256: string
}

/** The modules of definitions, by their schemas; a program has none. */
export const moduleSources = new WeakMap<Definition['schema'], ModuleSource>()

/** Whose code runs. */
export interface CodeOf {
  readonly schema: Definition['schema']
  readonly kind: NestedMessage['key']
  /** Of the configuration, such as `model.encoder.2 (swish)`. */
  readonly path: string
}

/** What `code` returns. What it throws is rethrown as a ConfigError with the type, its place and its module; errors of this
 *  library with a place of their own stay as they are. */
export function runRegistered<T>(of: CodeOf, code: () => T): T {
  try {
    return code()
  } catch (error) {
    const hasPlace = !(error instanceof ShapeError) || error.cause instanceof ShapeError
    if (error instanceof JamjaeError && hasPlace) throw error
    throw registeredError(of, reasonOf(error), error)
  }
}

/** The error of a type whose code gives what it must not. */
export function registeredError(
  { schema, kind, path }: CodeOf,
  reason: MessageValue,
  cause?: unknown,
): ConfigError {
  const values = { path, kind: { key: kind }, actual: schema.shape.type.value, reason }
  return new ConfigError('registry.failed', { ...values, module: moduleText(schema) }, { cause })
}

/** The module of a definition, for messages. */
export function moduleText(schema: Definition['schema']): MessageValue {
  return moduleSources.get(schema)?.path ?? { key: 'registry.program' }
}

/** What was thrown, on one line. */
export function reasonOf(error: unknown): MessageValue {
  if (error instanceof JamjaeError) return { key: error.key, values: error.values }
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.trim().split('\n')[0] ?? ''
}

/** A definition whose `build` gives an object of functions, all of which are run by `runRegistered`. */
export function checkedCode<Entry extends Registered<Definition>>(
  entry: Entry,
  { kind, path }: Pick<CodeOf, 'kind' | 'path'>,
): Entry {
  const of = { schema: entry.schema, kind, path }
  const parts: readonly (readonly [string, unknown])[] = Object.entries(entry)
  const functions = parts.filter((part): part is [string, Code] => typeof part[1] === 'function')
  const checked = functions.map(([name, code]) => [
    name,
    (...given: unknown[]) => {
      const made = runRegistered(of, () => code.apply(entry, given))
      if (name !== 'build') return made
      if (typeof made !== 'object' || made === null)
        throw registeredError(of, { key: 'registry.nothing', values: { actual: String(made) } })
      return checkedMethods(made, of)
    },
  ])
  return { ...entry, ...Object.fromEntries(checked) }
}

type Code = (...given: unknown[]) => unknown

/** The same object, also of a class, with its functions checked. */
function checkedMethods(made: object, of: CodeOf): object {
  return new Proxy(
    { ...made },
    {
      get(_, name) {
        const part = Reflect.get(made, name)
        if (typeof part !== 'function') return part
        return (...given: unknown[]) => runRegistered(of, () => part.apply(made, given))
      },
      has: (_, name) => Reflect.has(made, name),
    },
  )
}
