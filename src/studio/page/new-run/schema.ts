// What a form needs of a JSON Schema: the kind of each field, and its valid values.
import type { WordKey } from '../i18n/i18n.svelte.js'

export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema | false
  readonly prefixItems?: readonly Schema[]
  readonly enum?: readonly Choice[]
  readonly const?: Choice
  readonly default?: unknown
  readonly description?: string
  /** The description in Korean. */
  readonly 'x-ko'?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

type Choice = string | number | boolean
export type Kind = 'fields' | 'variant' | 'list' | 'choice' | 'boolean' | 'written'
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function fieldKind(schema: Schema): Kind {
  if (schema.oneOf) return 'variant'
  if (schema.properties) return 'fields'
  if (schema.type === 'array' && schema.items && schema.items.oneOf) return 'list'
  if (schema.type === 'boolean' && schema.default !== undefined) return 'boolean'
  return choicesOf(schema) ? 'choice' : 'written'
}

/** The values of a plain choice. */
export function choicesOf({ type, enum: choices, anyOf }: Schema): readonly Choice[] | undefined {
  if (type === 'boolean') return [true, false]
  if (choices) return choices
  const constants = anyOf?.flatMap((each) => each.const ?? [])
  return constants && constants.length === anyOf?.length ? constants : undefined
}

/** Whether a layer's field holds layers itself: the schema does not repeat what is inside. */
export function holdsLayers({ type, items }: Schema): boolean {
  return type === 'array' && items !== undefined && items !== false && !('type' in items)
}

/** The types of a variant, each with its own fields. */
export function variantsOf(schema: Schema): ReadonlyMap<string, Schema> {
  return new Map(
    (schema.oneOf ?? []).map((each) => [String(each.properties?.type?.const ?? ''), each]),
  )
}

/** Of another type of the same kind: common settings stay, everything else is set to defaults. */
export function switchVariant(type: string, schema: Schema | undefined, before: Fields): Fields {
  const names = Object.entries(schema?.properties ?? {})
  const kept = names.flatMap(([name, field]) => {
    const value = name in before ? before[name] : field.default
    return name === 'type' || value === undefined ? [] : [[name, value] as const]
  })
  return { type, ...Object.fromEntries(kept) }
}

/** A layer whose empty lists of layers have one that fits every input and keeps its shape, so that the whole layer is valid. */
export function withLayers(layer: Fields, schema: Schema | undefined): Fields {
  const lists = Object.entries(schema?.properties ?? {}).filter(([, field]) => holdsLayers(field))
  const filled = lists.map(([name]) => [name, layer[name] ?? [{ type: 'relu' }]])
  return { ...layer, ...Object.fromEntries(filled) }
}

/** As text in a field. */
export function formatValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** A comma, a space or a multiplication sign. */
const betweenNumbers = /(?<=\d)\s*[\s,×x*]\s*(?=[-.\d])/i

/** The value of typed text: a number, numbers with commas or × between them, or text; undefined for nothing. */
export function parseValue(text: string, schema: Schema): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (schema.type === 'string') return text
  const isOfTexts = schema.items && schema.items.type === 'string'
  if (isOfTexts) return trimmed.split(/\s*,\s*/).filter(Boolean)
  const [first = '', ...others] = trimmed.split(betweenNumbers).map(numberOr)
  return schema.type === 'array' || others.length > 0 ? [first, ...others] : first
}

function numberOr(text: string): number | string {
  const value = Number(text)
  return text === '' || Number.isNaN(value) ? text : value
}

/** Errors of a number that the page finds; everything else is left to the server. */
export function validateNumber(
  value: unknown,
  schema: Schema,
): { key: WordKey; values?: Record<string, number> } | undefined {
  if (schema.type !== 'number' && schema.type !== 'integer') return undefined
  if (value === undefined) return undefined
  if (typeof value !== 'number') return { key: 'fault.number' }
  if (schema.type === 'integer' && !Number.isInteger(value)) return { key: 'fault.whole' }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  if (minimum !== undefined && value < minimum) return { key: 'fault.least', values: { minimum } }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return { key: 'fault.above', values: { minimum: exclusiveMinimum } }
  if (maximum !== undefined && value > maximum) return { key: 'fault.most', values: { maximum } }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return { key: 'fault.below', values: { maximum: exclusiveMaximum } }
  return undefined
}

/** The same object with another value at the end of a path; undefined removes it. */
export function setIn<Of>(target: Of, path: readonly string[], value: unknown): Of {
  const [name, ...rest] = path
  if (name === undefined) return value as Of
  if (Array.isArray(target)) {
    const at = Number(name)
    return target.with(at, setIn(target[at], rest, value)) as Of
  }
  const fields = (target ?? {}) as Record<string, unknown>
  const inner = setIn(fields[name], rest, value)
  const { [name]: _, ...others } = fields
  return (inner === undefined ? others : { ...fields, [name]: inner }) as Of
}
