// The columns of encoded rows, one by one, and rows as their table writes them.
import { type Column, columnSpans, encodedWidth } from '../../data/columns.js'

/** Of each row: a standardized number, or the number of a category; NaN where the value is missing. */
export interface ColumnValues {
  readonly name: string
  /** How many categories; undefined for numbers. */
  readonly categories?: number
  readonly values: Float64Array
}

/** Shape: items [count, 2, width]. */
export function columnValues(columns: readonly Column[], items: Float32Array): ColumnValues[] {
  const width = encodedWidth(columns)
  const count = items.length / (2 * width)
  return columnSpans(columns).map(({ column, offset, width: places }) => ({
    name: column.name,
    ...(column.type === 'categorical' && { categories: places }),
    values: Float64Array.from({ length: count }, (_, row) => {
      const at = 2 * width * row + offset
      if (items[at + width] === 0) return Number.NaN
      if (column.type === 'numeric') return items[at] as number
      const own = items.subarray(at, at + places)
      return own.indexOf(Math.max(...own))
    }),
  }))
}

/** Rows that a model gives as their table writes them: numbers within the range of the column, rounded to its decimals. Shape: items
 *  [count, 2, width]. */
export function asWritten(columns: readonly Column[], items: Float32Array): Float32Array {
  const width = encodedWidth(columns)
  const written = items.slice()
  for (const { column, offset } of columnSpans(columns)) {
    if (column.type !== 'numeric') continue
    const { mean, deviation, range: [least, most] = [-Infinity, Infinity], notation } = column
    const decimals = notation?.type === 'number' ? notation.decimals : undefined
    const step = decimals === undefined ? undefined : 10 ** decimals
    for (let at = offset; at < written.length; at += 2 * width) {
      const value = Math.min(most, Math.max(least, (written[at] as number) * deviation + mean))
      const rounded = step === undefined ? value : Math.round(value * step) / step
      written[at] = (rounded - mean) / deviation
    }
  }
  return written
}
