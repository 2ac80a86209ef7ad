// Sniffs the dialect of a CSV file: its delimiter, whether its first row is a header, its columns.
import { type Options, parse } from 'csv-parse/sync'
import { FormatError } from '../../../errors.js'
import { decimalCommaToPoint, isMissing, parseNumber } from '../cell.js'

export interface CsvDialect {
  readonly delimiter: string
  readonly hasHeader: boolean
  /** Those of the header; without one, and where a name is empty, the number of the column, counted from 1. */
  readonly names: readonly string[]
  /** The first rows below the header. */
  readonly rows: readonly (readonly string[])[]
  readonly parseOptions: Options
}

const delimiters = [',', ';', '\t']
const sniffRows = 50
/** Limit for an unclosed quotation mark, which would make one cell of all that follows. */
const maxRecordBytes = 2 ** 24

/** From the first part of a file's text; `isWhole`: whether that is all. `header` states whether there is one; else
 *  the first row is one where in some column it holds text and only numbers follow, or, in a file without numbers,
 *  where its names all differ and none occurs again below it.
 *  Throws FormatError where there are no rows. */
export function sniffCsv(
  text: string,
  { path, isWhole, header }: { path: string; isWhole: boolean; header?: boolean | undefined },
): CsvDialect {
  const samples = delimiters.map((delimiter) => {
    const parseOptions = parseOptionsFor(delimiter, text)
    return { delimiter, parsing: parseOptions, rows: firstRows(text, parseOptions, isWhole) }
  })
  const {
    delimiter,
    parsing: parseOptions,
    rows,
  } = samples.reduce((best, sample) =>
    dialectScore(sample.rows) > dialectScore(best.rows) ? sample : best,
  )
  const [first, ...others] = rows
  if (!first) throw new FormatError('table.empty', { path })
  const hasHeader = header ?? isHeader(first, others, delimiter)
  const names = first.map((cell, at) => (hasHeader && cell.trim()) || String(at + 1))
  return { delimiter, parseOptions, hasHeader, names, rows: hasHeader ? others : rows }
}

function parseOptionsFor(delimiter: string, text: string): Options {
  return {
    delimiter,
    // Spaces before a quotation mark; taking them off everywhere would cost a third of the time.
    ltrim: new RegExp(`${delimiter} +"`).test(text),
    recordDelimiter: ['\r\n', '\n', '\r'],
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: maxRecordBytes,
  }
}

function firstRows(text: string, parseOptions: Options, isWhole: boolean): string[][] {
  const rows: string[][] = []
  const onRecord = (row: string[]) => {
    rows.push(row)
    return null
  }
  try {
    parse(text, { ...parseOptions, to: sniffRows, onRecord })
  } catch {
    // Errors of the file are thrown when all of it is read.
  }
  const isCut = !isWhole && rows.length > 1 && rows.length < sniffRows
  return isCut ? rows.slice(0, -1) : rows
}

/** The number of cells where all rows have equally many, else less than any such. An unmatched quotation mark
 *  within a cell shows a wrong delimiter. */
function dialectScore(rows: readonly (readonly string[])[]): number {
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

function isHeader(
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
