// Formats the items of a table as texts: numbers in their own unit, categories by name.
import { type Column, type ColumnSpan, columnSpans } from '../columns.js'

/** Significant digits of float32. */
const digits = 7

/** The cells of each item, in the order of the columns; empty where a value is missing. The category is that with
 *  the maximum of its column. Shape: items [count, 2, width]. */
export function* formatRows(columns: readonly Column[], items: Float32Array): Generator<string[]> {
  const placed = columnSpans(columns)
  const width = placed.reduce((total, { width: places }) => total + places, 0)
  for (let start = 0; start < items.length; start += 2 * width) {
    const values = items.subarray(start, start + width)
    const known = items.subarray(start + width, start + 2 * width)
    yield placed.map((each) => (known[each.offset] === 0 ? '' : cellText(each, values)))
  }
}

function cellText({ column, offset, width: places }: ColumnSpan, values: Float32Array): string {
  const own = values.subarray(offset, offset + places)
  if (column.type === 'categorical')
    return column.categories[own.indexOf(Math.max(...own))] as string
  const value = (own[0] as number) * column.deviation + column.mean
  return String(Number(value.toPrecision(digits)))
}
