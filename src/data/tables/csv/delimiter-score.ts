// Scores delimiters of CSV: how well the cells look that one of them makes of the first rows.
import { decimalCommaToPoint, isMissing, parseNumber } from '../cell.js'

export const delimiters = [',', ';', '\t', '|', ' '] as const

const dateOrTime = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d\d\S*)?|\d{1,2}:\d\d\S*)$/
/** Spaces are also part of texts, so they need better cells than other delimiters. */
const minSpaceScore = 0.4

/** The more cells and the more of them numbers, dates or plain text, the higher, at most 1; below 0.01 where rows
 *  have different numbers of cells, or one cell only. Like CleverCSV, pattern score times type score
 *  (van den Burg et al. 2019, https://doi.org/10.1007/s10618-019-00646-y). */
export function delimiterScore(delimiter: string, rows: readonly (readonly string[])[]): number {
  const [first = [], ...others] = rows
  const width = others[0]?.length ?? first.length
  const isEven =
    others.every((row) => row.length === width) &&
    (first.length === width || isShortHeader(first, width))
  // An unmatched quotation mark within a cell shows a wrong delimiter.
  const isSound = rows.every((row) => !row.some((cell) => cell.includes('"')))
  const isCommon = delimiter !== ' ' && delimiter !== '|'
  const low = isCommon ? 0.01 * (1 - 1 / (1 + first.length)) : 0.001
  if (!isEven || !isSound || width < 2) return low
  const cells = rows.flat()
  const types = cells.reduce((sum, cell) => sum + cellScore(cell.trim(), delimiter), 0)
  const score = (types / cells.length) * (1 - 1 / width)
  return delimiter === ' ' && score < minSpaceScore ? low : score
}

/** R writes the names of rows in a column that the header does not have. */
function isShortHeader(first: readonly string[], width: number): boolean {
  return first.length === width - 1 && first.every((cell) => cell !== '')
}

function cellScore(cell: string, delimiter: string): number {
  if (isMissing(cell) || parseNumber(decimalCommaToPoint(cell.replace(/\s*%$/, ''))) !== undefined)
    return 1
  if (delimiter === ' ') return 0.3
  if (dateOrTime.test(cell)) return 1
  return delimiters.some((other) => other !== ' ' && cell.includes(other)) ? 0.1 : 0.9
}
