// The cells of a row of a table, as its file has them.
import { formatRows } from '../../../data/tables/row-texts.js'
import type { RunDetails } from '../run-source.js'

export interface RowCell {
  /** Undefined if the columns have no names. */
  readonly column: string | undefined
  /** Empty if the value is missing. */
  readonly text: string
}

/** Significant digits of float32. */
const digits = 7

/** In the order of the columns. The item is as `ItemStore` returns it: [2, width] of a table of mixed columns, else the
 *  numbers of a row. */
export function rowCells({ description, itemType }: RunDetails, item: Float32Array): RowCell[] {
  const { columns, columnNames } = description.data
  if (columns) {
    const [texts = []] = formatRows(columns, item)
    return columns.map(({ name }, at) => ({ column: name, text: texts[at] ?? '' }))
  }
  const unit = itemType === 'uint8' ? 255 : 1
  return Array.from(item, (value, at) => ({
    column: columnNames?.[at],
    text: String(Number((value * unit).toPrecision(digits))),
  }))
}
