// The values of columns that a user gives, such as age=30, as an item of these columns.
import { ConfigError, FormatError } from '../../errors.js'
import { closestMatch } from '../../messages/nearest.js'
import type { Notify } from '../../notices.js'
import { type Column, columnSpans, encodedWidth } from '../columns.js'
import { formatInNotation } from '../notation/format.js'
import { knownCategoryReader, numericOrMissingReader } from './cell-readers.js'
import { normalizeName } from './find-column.js'
import { notationReader } from './notation-reader.js'
import { writeCell } from './table-items.js'

/** `pairs`, each column=value, by column. Throws ConfigError for one without =, and for a column that comes twice. */
export function parsePairs(
  pairs: readonly string[],
  columns: readonly Column[] = [],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const pair of pairs) {
    // The name of a column may hold an equals sign.
    const name = columns.find((each) => pair.startsWith(`${each.name}=`))?.name
    const end = name === undefined ? pair.indexOf('=') : name.length
    if (end <= 0) throw new ConfigError('given.form', { actual: pair })
    const column = pair.slice(0, end).trim()
    if (found.has(column)) throw new ConfigError('given.twice', { column })
    found.set(column, pair.slice(end + 1))
  }
  return found
}

/** One item of these columns, all known: values as the table writes them. Numbers outside the range of the training data are
 *  reported to `notify`. Shape: [2, width], see `Column`.
 *  Throws ConfigError where a column is missing, unknown or empty, or has no such value. */
export function givenRow(
  columns: readonly Column[],
  given: ReadonlyMap<string, string>,
  notify?: Notify,
): Float32Array {
  const names = columns.map(({ name }) => name)
  const expected = names.join(', ')
  const values = new Map<string, string>()
  for (const [column, text] of given) {
    const name = names.find((each) => normalizeName(each) === normalizeName(column))
    if (name === undefined) throw unknownColumn(column, names)
    if (values.has(name)) throw new ConfigError('given.twice', { column: name })
    values.set(name, text)
  }
  const missing = names.filter((name) => !values.has(name))
  if (missing.length > 0)
    throw new ConfigError('given.missing', { actual: missing.join(', '), expected })
  const width = encodedWidth(columns)
  const item = new Float32Array(2 * width)
  for (const span of columnSpans(columns)) {
    const { column } = span
    const text = values.get(column.name) ?? ''
    const value = knownValue(column, text)
    if (column.type === 'numeric') reportOutside(column, { text, value, notify })
    writeCell(item, width, span, value)
  }
  return item
}

function unknownColumn(column: string, names: readonly string[]): ConfigError {
  const near = closestMatch(column, names)
  const values = { column, expected: names.join(', ') }
  return near
    ? new ConfigError('given.near', { ...values, near })
    : new ConfigError('given.unknown', values)
}

/** The number or the index of the category. */
function knownValue(column: Column, text: string): number {
  const { name } = column
  let value: number
  try {
    value = readerOf(column)(text, 1)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const values = { column: name, actual: text }
    if (column.type === 'categorical')
      throw new ConfigError('given.category', { ...values, expected: column.categories.join(', ') })
    throw new ConfigError('given.value', { ...values, expected: exampleOf(column) })
  }
  if (Number.isNaN(value)) throw new ConfigError('given.empty', { column: name })
  return value
}

function readerOf(column: Column) {
  const place = { path: '--given', column: column.name }
  if (column.type === 'categorical') return knownCategoryReader(place, column.categories)
  if (!column.notation) return numericOrMissingReader(place)
  const file = { name: column.name, kind: 'text', examples: [] } as const
  return notationReader(place, column, file, ({ actual }) => {
    // Rows are written in whole numbers, which would not be the given one.
    throw new FormatError('given.value', { ...place, actual, expected: exampleOf(column) })
  })
}

type NumericColumn = Extract<Column, { type: 'numeric' }>

/** A value as the column writes it. */
function exampleOf({ mean, notation }: NumericColumn): string {
  return notation ? formatInNotation(mean, notation, { decimals: 2 }) : String(Math.round(mean))
}

function reportOutside(
  { name, range }: NumericColumn,
  { text, value, notify }: { text: string; value: number; notify: Notify | undefined },
): void {
  if (!range || (value >= range[0] && value <= range[1])) return
  notify?.('given.outside', { column: name, actual: text })
}
