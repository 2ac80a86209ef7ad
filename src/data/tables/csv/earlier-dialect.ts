// How version 0.1 sniffed the dialect of CSV, for the data of its runs.
import { decimalCommaToPoint, isMissing, parseNumber } from '../cell.js'

export const earlierDelimiters = [',', ';', '\t'] as const

/** The number of cells where all rows have equally many, else less than any such. An unmatched quotation mark
 *  within a cell shows a wrong delimiter. */
export function earlierScore(rows: readonly (readonly string[])[]): number {
  const [width = 0] = rows.map((row) => row.length)
  const isEven = rows.every((row) => row.length === width)
  const isSound = rows.every((row) => !row.some((cell) => cell.includes('"')))
  if (!isEven || !isSound || width < 2) return 1 - 1 / (1 + width)
  // A comma within numbers, in every row, gives as many cells as the semicolon between them.
  const cells = rows.flat()
  const numbers = cells.filter(
    (cell) => parseNumber(decimalCommaToPoint(cell.trim())) !== undefined,
  )
  return width + numbers.length / (1 + cells.length)
}

/** Whether some cell is text with only numbers below it, or, in a file without numbers, all cells differ and none
 *  occurs again. */
export function isEarlierHeader(
  first: readonly string[],
  others: readonly (readonly string[])[],
  delimiter: string,
): boolean {
  const isNumber = (cell: string) =>
    parseNumber(delimiter === ';' ? decimalCommaToPoint(cell) : cell) !== undefined
  const below = first.map((_, at) =>
    others.map((row) => (row[at] ?? '').trim()).filter((cell) => !isMissing(cell)),
  )
  const isNumeric = below.map((cells) => cells.length > 0 && cells.every(isNumber))
  const isText = (cell: string) => !isMissing(cell.trim()) && !isNumber(cell.trim())
  if (isNumeric.includes(true)) return first.some((cell, at) => isNumeric[at] && isText(cell))
  return (
    new Set(first).size === first.length &&
    first.every((cell, at) => isText(cell) && !below[at]?.includes(cell.trim()))
  )
}
