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

/** One table with an entry per type. The configuration schema follows from the entries. */
export class Registry<const Entries extends Definitions> {
  /** A union by `type`, in the order of the entries. */
  readonly schema: z.ZodDiscriminatedUnion<SchemasOf<Entries>, 'type'>
  readonly #byType: ReadonlyMap<string, Entries[number]>

  constructor(readonly entries: Entries) {
    this.#byType = new Map(entries.map((entry) => [typeOf(entry), entry]))
    const schemas = entries.map(({ schema }) => schema)
    this.schema = z.discriminatedUnion('type', schemas as unknown as SchemasOf<Entries>)
  }

  /** The entry of a configuration. Throws ConfigError for an unknown type. */
  entryOf({ type }: { readonly type: string }): Entries[number] {
    const found = this.#byType.get(type)
    if (found) return found
    const expected = this.entries.map(typeOf).join(', ')
    const values = { where: 'configuration', path: 'type', expected, actual: JSON.stringify(type) }
    throw new ConfigError('configuration.choice', values)
  }
}

/** The `type` that a configuration of this entry has. */
export function typeOf({ schema }: Definition): string {
  return schema.shape.type.value
}
