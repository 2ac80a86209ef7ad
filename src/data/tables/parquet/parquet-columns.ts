// The kinds of columns of a Parquet file, by the types of its schema.
import type { SchemaElement, SchemaTree } from 'hyparquet'
import type { DeclaredType } from '../table-file.js'

export interface ParquetColumn {
  readonly name: string
  /** Numbers, lists of numbers, text, pictures as bytes or structs of bytes and a path, or anything else. */
  readonly kind: 'number' | 'list' | 'text' | 'picture' | 'other'
  /** As messages name it. */
  readonly type: string
  /** Of numbers. */
  readonly declared?: DeclaredType | undefined
  readonly isIndex?: boolean | undefined
  /** Of timestamps. */
  readonly unit?: 'MILLIS' | 'MICROS' | 'NANOS' | undefined
}

/** The columns of a schema, from its root. Completes it where a newer writer sets only one of the two fields for a
 *  type. */
export function parquetColumns({ children }: SchemaTree): ParquetColumn[] {
  return children.map((column) => ({
    name: column.element.name,
    kind: kindOf(column),
    type: typeOf(column),
    declared: declaredType(column.element),
    unit: unitOf(column.element),
  }))
}

const secondsPerDay = 86_400
const partsPerSecond = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }
const timeUnits: Readonly<Record<string, keyof typeof partsPerSecond>> = {
  TIME_MILLIS: 'MILLIS',
  TIME_MICROS: 'MICROS',
}

function unitOf({ converted_type: converted, logical_type: logical }: SchemaElement) {
  if (logical?.type === 'TIMESTAMP') return logical.unit
  if (converted === 'TIMESTAMP_MILLIS') return 'MILLIS'
  return converted === 'TIMESTAMP_MICROS' ? 'MICROS' : undefined
}

function declaredType(element: SchemaElement): DeclaredType | undefined {
  const { type, converted_type: converted, logical_type: logical, scale = 0 } = element
  if (type === 'BOOLEAN') return { type: 'boolean' }
  if (type === 'FLOAT') return { type: 'float32' }
  if (converted === 'DECIMAL') return { type: 'decimal', scale }
  if (converted === 'DATE' || logical?.type === 'DATE') return { type: 'date' }
  if (logical?.type === 'TIMESTAMP') return { type: 'timestamp', isUtc: logical.isAdjustedToUTC }
  const unit = logical?.type === 'TIME' ? logical.unit : timeUnits[converted ?? '']
  if (unit) return { type: 'time', perDay: secondsPerDay * partsPerSecond[unit] }
  const isOldTimestamp = converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS'
  return isOldTimestamp || type === 'INT96' ? { type: 'timestamp', isUtc: false } : undefined
}

function kindOf(column: SchemaTree): ParquetColumn['kind'] {
  const { element, children } = column
  if (isList(column)) return leafColumns(column).every(isNumber) ? 'list' : 'other'
  if (children.length > 0) return children.some(isBytes) ? 'picture' : 'other'
  if (isNumber(element)) return 'number'
  if (isText(element)) return 'text'
  return isBytes(column) ? 'picture' : 'other'
}

function isList({ element, children }: SchemaTree): boolean {
  return (
    element.logical_type?.type === 'LIST' ||
    element.converted_type === 'LIST' ||
    (element.repetition_type === 'REPEATED' && children.length === 0)
  )
}

function leafColumns({ element, children }: SchemaTree): SchemaElement[] {
  return children.length === 0 ? [element] : children.flatMap(leafColumns)
}

function isNumber(element: SchemaElement): boolean {
  const { type, logical_type: logical } = element
  if (logical?.type === 'DECIMAL') {
    element.converted_type ??= 'DECIMAL'
    element.scale ??= logical.scale
  }
  if (type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY')
    return element.converted_type === 'DECIMAL' || logical?.type === 'FLOAT16'
  return type !== undefined && element.converted_type !== 'INTERVAL'
}

function isText({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (
    converted === 'UTF8' ||
    converted === 'ENUM' ||
    ['STRING', 'ENUM', 'UUID'].includes(logical?.type ?? '')
  )
}

/** Bytes without a logical type; in a struct those of the field `bytes`. */
function isBytes({ element, path }: SchemaTree): boolean {
  const { name, type, converted_type: converted, logical_type: logical } = element
  const isPlain = type === 'BYTE_ARRAY' && converted === undefined && logical === undefined
  return isPlain && (path.length < 2 || name === 'bytes')
}

function typeOf(column: SchemaTree): string {
  const { element, children } = column
  const own = element.logical_type?.type ?? element.converted_type ?? element.type
  return own ?? `struct of ${children.map(({ element }) => element.name).join(', ')}`
}
