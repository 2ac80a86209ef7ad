// Formats the items of a table as texts: numbers and dates as the table writes them, categories by name.
import { type Column, type ColumnSpan, columnSpans, encodedWidth } from '../columns.js'
import { formatInNotation } from '../notation/format.js'

/** Significant digits of float32. */
const digits = 7
/** Digits of float32 after the point, in units of the standard deviation. */
const maxDecimals = 15

type NumericColumn = Extract<Column, { type: 'numeric' }>

/** How many values of each column, by its name, were set to an end of its range. */
export type ClippedCounts = Map<string, number>

/** The cells of each item, in the order of the columns; empty where a value is missing. Numbers and dates are rounded
 *  and written as in the table that the columns are of. With `clipped`, which counts them by column, values outside the
 *  range of its training split become its minimum or maximum: for values that a model gives, as the Synthetic Data
 *  Vault does by default (`enforce_rounding`, `enforce_min_max_values`). The category is that with the maximum of its
 *  column. Shape: items [count, 2, width]. */
export function* formatRows(
  columns: readonly Column[],
  items: Float32Array,
  { clipped }: { clipped?: ClippedCounts | undefined } = {},
): Generator<string[]> {
  const placed = columnSpans(columns)
  const width = encodedWidth(columns)
  for (let start = 0; start < items.length; start += 2 * width) {
    const values = items.subarray(start, start + width)
    const known = items.subarray(start + width, start + 2 * width)
    yield placed.map((each) => (known[each.offset] === 0 ? '' : cellText(each, values, clipped)))
  }
}

function cellText(
  { column, offset, width: places }: ColumnSpan,
  values: Float32Array,
  clipped: ClippedCounts | undefined,
): string {
  const own = values.subarray(offset, offset + places)
  if (column.type === 'categorical')
    return column.categories[own.indexOf(Math.max(...own))] as string
  const value = (own[0] as number) * column.deviation + column.mean
  if (!clipped || !column.range) return numberText(column, value)
  const [min, max] = column.range
  const limited = Math.min(max, Math.max(min, value))
  const text = numberText(column, limited)
  // What rounding brings back to the range was not outside of it.
  if (limited !== value && numberText(column, value) !== text)
    clipped.set(column.name, (clipped.get(column.name) ?? 0) + 1)
  return text
}

/** A value in the unit of its column, as the column writes it. */
function numberText({ notation, deviation, range }: NumericColumn, value: number): string {
  if (!notation) return String(Number(value.toPrecision(digits)))
  const resolution = Math.ceil(digits - Math.log10(deviation))
  const decimals = Math.min(maxDecimals, Math.max(0, resolution))
  const text = formatInNotation(value, notation, { decimals })
  if (notation.type === 'date' || notation.decimals !== undefined || !range) return text
  // Rounding to less than the digits of the ends of the range may leave it.
  const [min, max] = range
  const isInside = Number(text) >= min && Number(text) <= max
  if (isInside) return text
  const [, fraction = ''] = String(value).split('.')
  return formatInNotation(value, notation, { decimals: fraction.length })
}
