// Reads the cells of a column whose notation is known, as in the table that a model was trained on.
import { FormatError } from '../../errors.js'
import type { Column } from '../columns.js'
import { orderOf } from '../notation/date-notation.js'
import { formatInNotation } from '../notation/format.js'
import type { DateNotation, NumberNotation } from '../notation/notation.js'
import { plainNumber } from '../notation/number-notation.js'
import { parseDate } from '../notation/parse-date.js'
import { parseNumber } from './cell.js'
import { type CellReader, knownText, type Place } from './cell-readers.js'
import type { FileColumn } from './table-file.js'

type NumericColumn = Extract<Column, { type: 'numeric' }>

/** A number that is not whole, in a column of whole numbers. */
export interface OddNumber {
  readonly line: number
  readonly actual: string
}

/** Numbers or dates as in `column`, also in the plain notation of other files; NaN for missing values. Throws
 *  FormatError for anything else. `odd` is called with the first number that is not whole where all were. */
export function notationReader(
  { path, column: name }: Place,
  { notation, ...column }: NumericColumn,
  { declared }: FileColumn,
  odd: (first: OddNumber) => void,
): CellReader {
  if (!notation) throw new TypeError(`no notation: ${name}`)
  const expected = formatInNotation(column.mean, notation, { decimals: 7 })
  const parse =
    notation.type === 'date'
      ? (cell: string | number) => dateOf(cell, notation, declared)
      : (cell: string | number) => numberOf(cell, notation, declared)
  const isWhole = notation.type === 'number' && notation.decimals === 0
  let isTold = false
  return (cell, line) => {
    const text = typeof cell === 'number' && !Number.isNaN(cell) ? cell : knownText(cell)
    if (text === undefined) return Number.NaN
    const value = parse(text)
    if (value === undefined) {
      const values = { path, line, column: name, expected, actual: String(text) }
      throw new FormatError('table.notation', values)
    }
    if (isWhole && !isTold && !Number.isInteger(value)) {
      isTold = true
      odd({ line, actual: String(text) })
    }
    return value
  }
}

function numberOf(
  cell: string | number,
  notation: NumberNotation,
  declared: FileColumn['declared'],
): number | undefined {
  const isDate = ['date', 'timestamp', 'time'].includes(declared?.type ?? '')
  const isPercentage = notation.suffix?.trim() === '%'
  if (typeof cell === 'number') return isDate || isPercentage ? undefined : cell
  const plain = plainNumber(cell, notation)
  if (plain !== undefined) return parseNumber(plain)
  return isPercentage ? undefined : parseNumber(cell)
}

/** A date in the order of the notation, or year first; with a time zone where the notation has one. */
function dateOf(
  cell: string | number,
  notation: DateNotation,
  declared: FileColumn['declared'],
): number | undefined {
  const order = orderOf(notation)
  const hasTime = /mm/.test(notation.pattern)
  const hasZone = notation.zone !== undefined
  if (typeof cell === 'number' && declared?.type === 'time')
    return order === 'time' ? cell / declared.perDay : undefined
  if (typeof cell === 'number' && declared) {
    const isFit =
      declared.type === 'date' || (declared.type === 'timestamp' && declared.isUtc === hasZone)
    return isFit && order !== 'time' ? cell : undefined
  }
  const text = String(cell)
  const date = parseDate(text, order) ?? (order === 'time' ? undefined : parseDate(text, 'ymd'))
  if (!date) return undefined
  const isOtherZone = hasTime && date.precision > 0 && (date.zone !== '') !== hasZone
  return isOtherZone ? undefined : date.days
}
