// Registries of the types that a configuration may name: layers, likelihoods, optimizers, models.
import * as z from 'zod'
import { ConfigError } from './errors.js'

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

  /** Adds an entry, or replaces one that was registered before. Throws ConfigError where the type is built in or is no
   *  name. */
  register<Schema extends TypedSchema>(
    definition: Registered<Definition<Schema>>,
  ): (options: OptionsOf<Schema>) => z.output<Schema> {
    const { schema } = definition
    const type = typeOf(definition)
    const isBuiltIn = this.#builtIn.some((entry) => typeOf(entry) === type)
    if (isBuiltIn || !isName.test(type)) {
      const key = isBuiltIn ? 'registry.builtIn' : 'registry.name'
      throw new ConfigError(key, { kind: { key: `registry.${this.kind}` }, actual: type })
    }
    const create = (options: OptionsOf<Schema>) => schema.parse({ type, ...options })
    this.#registered.set(type, { ...definition, create } as unknown as Definition)
    for (const changed of this.#changed) changed()
    return create
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
