// Registries of the types that a configuration may name: layers, likelihoods, optimizers, models.
import * as z from 'zod'
import { ConfigError } from './errors.js'
import type { MessageKey } from './messages/messages.js'

/** The schema of one type: a strict object with that type as a literal. */
export type TypedSchema = z.ZodObject<{ readonly type: z.ZodLiteral<string> }>

/** Common fields of all entries. */
export interface Definition<Schema extends TypedSchema = TypedSchema> {
  readonly schema: Schema
  /** The factory for programs; it fills in defaults. */
  create(...options: never[]): object
}

type Definitions = readonly [Definition, ...Definition[]]
type SchemasOf<Entries extends Definitions> = {
  -readonly [At in keyof Entries]: Entries[At]['schema']
}

/** A definition that a program adds; its factory follows from its schema. */
export type Registered<Entry extends Definition> = Omit<Entry, 'create'>

/** What a table asks of a definition that is registered, beside its schema and `build`. */
interface Asked<Entry> {
  /** Fields of its schema. */
  readonly fields?: readonly string[]
  /** Other functions. */
  readonly functions?: readonly string[]
  /** The entry with its code checked whenever it runs: see registered-code.ts. */
  readonly checked?: (entry: Entry) => Entry
}

/** The options of a type, without its name. */
export type OptionsOf<Schema extends TypedSchema> = Omit<z.input<Schema>, 'type'>

/** One table with an entry per type. The configuration schema follows from the entries, also from those that are
 *  registered later. */
export class Registry<const Entries extends Definitions> {
  /** A union by `type`, in the order of the entries. */
  readonly schema: z.ZodDiscriminatedUnion<SchemasOf<Entries>, 'type'>
  readonly #builtIn: Entries
  readonly #registered = new Map<string, Definition>()
  readonly #changed: (() => void)[] = []

  /** `kind`: what an entry is. */
  constructor(
    readonly kind:
      | 'layer'
      | 'likelihood'
      | 'optimizer'
      | 'objective'
      | 'prior'
      | 'posterior'
      | 'model',
    entries: Entries,
  ) {
    this.#builtIn = entries
    this.schema = this.union((all) =>
      all.map(({ schema }) => schema),
    ) as unknown as typeof this.schema
  }

  get entries(): readonly Entries[number][] {
    return [...this.#builtIn, ...this.#registered.values()]
  }

  /** The types that are not built in. */
  get registeredTypes(): readonly string[] {
    return [...this.#registered.keys()]
  }

  /** A union by `type` of what `choose` takes from the entries, which grows with them. */
  union(choose: (entries: readonly Entries[number][]) => readonly TypedSchema[]): z.ZodType {
    const make = () =>
      z.discriminatedUnion(
        'type',
        choose(this.entries) as unknown as [TypedSchema, ...TypedSchema[]],
      )
    let current = make()
    this.#changed.push(() => {
      current = make()
    })
    const open = z.lazy(() => current)
    // zod itself would keep the first union.
    Object.defineProperty(open._zod, 'innerType', { get: () => current })
    return open
  }

  /** Adds an entry, or replaces one that was registered before. Throws ConfigError where a part of it is missing, or the type is
   *  built in or is no name. */
  register<Schema extends TypedSchema, Entry extends Registered<Definition<Schema>>>(
    definition: Entry & Registered<Definition<Schema>>,
    { fields = [], functions = [], checked = (entry) => entry }: Asked<Entry> = {},
  ): (options: OptionsOf<Schema>) => z.output<Schema> {
    const { schema } = definition
    this.#assertComplete(definition, fields, ['build', ...functions])
    const type = typeOf(definition)
    const isBuiltIn = this.#builtIn.some((entry) => typeOf(entry) === type)
    if (isBuiltIn || !isName.test(type)) {
      const key = isBuiltIn ? 'registry.builtIn' : 'registry.name'
      throw new ConfigError(key, { kind: { key: `registry.${this.kind}` }, actual: type })
    }
    const create = (options: OptionsOf<Schema>) => schema.parse({ type, ...options })
    this.#registered.set(type, { ...checked(definition), create } as unknown as Definition)
    for (const changed of this.#changed) changed()
    return create
  }

  #assertComplete(
    definition: Partial<Registered<Definition>>,
    fields: readonly string[],
    functions: readonly string[],
  ): void {
    const kind = { key: `registry.${this.kind}` as MessageKey }
    const { schema } = definition
    const { type }: { type?: Partial<z.ZodLiteral> } = schema?.shape ?? {}
    const [value, ...others] = type?.values ?? []
    if (!schema || typeof value !== 'string' || others.length > 0)
      throw new ConfigError('registry.schema', { kind })
    const parts: Readonly<Record<string, unknown>> = { ...definition }
    const missing = functions.find((name) => typeof parts[name] !== 'function')
    if (missing) throw new ConfigError('registry.part', { kind, actual: value, missing })
    const absent = fields.filter((field) => !(field in schema.shape))
    if (absent.length > 0)
      throw new ConfigError('registry.fields', { actual: value, missing: absent.join(', ') })
  }

  /** The entry of a configuration. Throws ConfigError for an unknown type. */
  entryOf({ type }: { readonly type: string }): Entries[number] {
    const found = this.entries.find((entry) => typeOf(entry) === type)
    if (found) return found
    const expected = this.entries.map(typeOf).join(', ')
    const values = { where: 'configuration', path: 'type', expected, actual: JSON.stringify(type) }
    throw new ConfigError('configuration.choice', values)
  }
}

/** As the names of settings and of metrics. */
const isName = /^[a-z][A-Za-z0-9]*$/

/** The `type` that a configuration of this entry has. */
export function typeOf({ schema }: Pick<Definition, 'schema'>): string {
  return schema.shape.type.value
}
