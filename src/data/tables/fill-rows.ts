// Fills in the missing cells of a table with values that a model gives; all other cells stay as they are.
import { quoteCell } from '../../formats/csv-text.js'
import { type Column, columnSpans, encodedWidth } from '../columns.js'
import { type ClippedCounts, formatRows } from './row-texts.js'
import type { CsvCells, TableFile } from './table-file.js'

export interface FilledRows {
  readonly rows: readonly (readonly string[])[]
  /** How many cells were filled in. */
  readonly filled: number
  /** Columns with missing cells that the model does not fill in: those that it is conditional on. */
  readonly unfilled: readonly string[]
  readonly clipped: ClippedCounts
}

/** As many rows of the file as there are items. Shapes: `original` and `imputed` [count, 2, width]. */
export function fillRows(
  file: TableFile,
  { rows, delimiter }: CsvCells,
  {
    columns,
    original,
    imputed,
  }: { columns: readonly Column[]; original: Float32Array; imputed: Float32Array },
): FilledRows {
  const clipped: ClippedCounts = new Map()
  const places = columns.map(({ name }) => file.columns.findIndex((each) => each.name === name))
  const width = encodedWidth(columns)
  const missing = missingItems(original, imputed, width)
  const unfilled = columnSpans(columns).flatMap(({ column, offset }) => {
    const isGap = (row: number) => imputed[(2 * row + 1) * width + offset] === 0
    return rows.some((_, row) => isGap(row)) ? [column.name] : []
  })
  let filled = 0
  const texts = [...formatRows(columnsAsIn(file, columns), missing, { clipped })]
  const filledRows = texts.map((own, row) => {
    const cells = [...(rows[row] ?? [])]
    for (const [at, text] of own.entries()) {
      if (text === '') continue
      cells[places[at] as number] = quoteCell(text, delimiter)
      filled++
    }
    return cells
  })
  return { rows: filledRows, filled, unfilled, clipped }
}

/** The imputed values, known where those of `original` are missing and the model knows them. */
function missingItems(original: Float32Array, imputed: Float32Array, width: number): Float32Array {
  const isMask = (at: number) => at % (2 * width) >= width
  return imputed.map((value, at) => (isMask(at) ? value * (1 - (original[at] as number)) : value))
}

/** Columns with the decimal separator of another file than the one that they were found in. */
function columnsAsIn(file: TableFile, columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    if (column.type !== 'numeric' || column.notation?.type !== 'number') return column
    const { decimal, ...notation } = column.notation
    if (notation.group) return column
    const found = file.columns.find(({ name }) => name === column.name)
    const hasComma = found?.hasDecimalComma || (decimal === ',' && file.hasDecimalCommas)
    return { ...column, notation: hasComma ? { ...notation, decimal: ',' } : notation }
  })
}
