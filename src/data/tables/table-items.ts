// Rows of a table as items: standardized numbers and one-hot categories with a mask of what is known.
import { sizeOf } from '../../graph/shapes.js'
import type { Scale } from '../choices.js'
import { type Column, type ColumnSpan, columnSpans, encodedWidth } from '../columns.js'
import type { Dataset, Range } from '../dataset.js'
import type { Notation } from '../notation/notation.js'
import { quartiles } from '../statistics/quartiles.js'
import type { LoadedTable } from './read-table.js'

/** A column that is used, and the index of its numbers in a row. */
export interface Field {
  readonly name: string
  readonly place: number
  /** Of a categorical column, whose numbers are indices of these. */
  readonly categories?: readonly string[] | undefined
  /** The category of each number, where that is not the number itself. */
  readonly order?: readonly number[] | undefined
  /** Of a numeric column, unless it is read by the rules of version 0.1. */
  readonly notation?: Notation | undefined
}

/** Rows before standardization, [fields], by which the rows of two tables are compared. */
export function unstandardizedItems(table: LoadedTable, fields: readonly Field[]): Dataset {
  return dataset(table, [fields.length], (row, into) => {
    for (const [at, field] of fields.entries()) into[at] = parseNumber(table, field, row)
  })
}

/** The items [2, width] as `Column` describes them. */
export function tableItems(
  table: LoadedTable,
  fields: readonly Field[],
  columns: readonly Column[],
): Dataset {
  const width = encodedWidth(columns)
  const placed = columnSpans(columns)
  return dataset(table, [2, width], (row, into) => {
    into.fill(0)
    for (const [index, span] of placed.entries()) {
      const value = parseNumber(table, fields[index] as Field, row)
      if (!Number.isNaN(value)) writeCell(into, width, span, value)
    }
  })
}

/** Writes a known value, a number or the index of a category, to an item of zeros [2, width]. */
export function writeCell(
  item: Float32Array,
  width: number,
  { column, offset, width: places }: ColumnSpan,
  value: number,
): void {
  if (column.type === 'numeric') item[offset] = (value - column.mean) / column.deviation
  else item[offset + value] = 1
  item.fill(1, width + offset, width + offset + places)
}

/** The column that a field is, with mean, standard deviation and range of the known values in `rows`, or with median
 *  and interquartile range if `scale` is robust; a standard deviation or interquartile range of 0 becomes 1. Where none is known there, the range is that of all rows. */
export function columnStatistics(
  table: LoadedTable,
  field: Field,
  rows: Uint32Array,
  scale?: Scale,
): Column {
  const { name, categories, notation } = field
  if (categories) return { name, type: 'categorical', categories }
  let [count, sum, squares] = [0, 0, 0]
  let range = noRange
  const each = (use: (value: number) => void) => {
    for (const row of rows) {
      const value = parseNumber(table, field, row)
      if (!Number.isNaN(value)) use(value)
    }
  }
  each((value) => {
    count++
    sum += value
    range = widened(range, value)
  })
  for (let row = 0; count === 0 && row < table.count; row++)
    range = widened(range, parseNumber(table, field, row))
  const mean = sum / Math.max(1, count)
  each((value) => {
    squares += (value - mean) ** 2
  })
  const standardDeviation = Math.sqrt(squares / Math.max(1, count)) || 1
  const placed = { mean, deviation: standardDeviation }
  if (scale === 'robust' && count > 0) {
    const known: number[] = []
    each((value) => known.push(value))
    const [lower, median, upper] = quartiles(Float64Array.from(known))
    Object.assign(placed, { mean: median, deviation: upper - lower || standardDeviation })
  }
  const column = { name, type: 'numeric', ...placed } as const
  return notation ? { ...column, range, notation } : column
}

const noRange: Range = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

/** A missing value changes nothing. */
function widened([min, max]: Range, value: number): Range {
  return [value < min ? value : min, value > max ? value : max]
}

function parseNumber({ values }: LoadedTable, { place, order }: Field, row: number): number {
  const value = values.at(row)[place] as number
  return order && !Number.isNaN(value) ? (order[value] as number) : value
}

function dataset(
  { count, labels }: LoadedTable,
  shape: readonly number[],
  write: (row: number, into: Float32Array) => void,
): Dataset {
  const size = sizeOf(shape)
  return {
    count,
    shape,
    itemType: 'float32',
    ...labels,
    read(indices, into) {
      for (let at = 0; at < indices.length; at++)
        write(indices[at] as number, into.subarray(at * size, (at + 1) * size) as Float32Array)
    },
  }
}
