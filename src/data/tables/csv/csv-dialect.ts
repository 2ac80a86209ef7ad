// Sniffs the dialect of a CSV file: its delimiter, whether its first row is a header, its columns.
import { type Options, parse } from 'csv-parse/sync'
import { FormatError } from '../../../errors.js'
import { readingRules } from '../../reading-rules.js'
import { decimalCommaToPoint, isMissing as isMissingText, parseNumber } from '../cell.js'
import { guessHeader, type HeaderGuess } from './csv-header.js'
import { delimiterScore, delimiters } from './delimiter-score.js'
import { earlierDelimiters, earlierScore, isEarlierHeader } from './earlier-dialect.js'

export interface CsvDialect {
  readonly delimiter: string
  readonly hasHeader: boolean
  /** Those of the header; without one, and where a name is empty, the number of the column, counted from 1. */
  readonly names: readonly string[]
  /** The columns whose name is empty in a header. */
  readonly nameless: ReadonlySet<number>
  /** The numbers of a first row of which it was guessed whether it is a header. */
  readonly series?: readonly string[] | undefined
  /** The first rows below the header. */
  readonly rows: readonly (readonly string[])[]
  readonly parseOptions: Options
}

interface SniffOptions {
  readonly path: string
  /** Whether the text is all of the file. */
  readonly isWhole: boolean
  /** Whether there is a header, where that is known. */
  readonly header?: boolean | undefined
  /** The `readingRules`. */
  readonly rules?: number | undefined
  readonly isMissing?: ((cell: string) => boolean) | undefined
}

const sniffRows = 50
/** Limit for an unclosed quotation mark, which would make one cell of all that follows. */
const maxRecordBytes = 2 ** 24
/** The first line by which spreadsheets tell each other the delimiter. */
const delimiterLine = /^sep=(.)\r?\n/i

/** From the first part of a file's text. Where R wrote a header without a cell for the names of rows, or where all rows
 *  end with a delimiter, that column has no name.
 *  Throws FormatError where there are no rows. */
export function sniffCsv(text: string, options: SniffOptions): CsvDialect {
  const { path, rules = readingRules.current } = options
  const isEarlier = rules < 2
  const stated = isEarlier ? undefined : delimiterLine.exec(text)?.[1]
  const candidates = isEarlier ? earlierDelimiters : stated ? [stated] : delimiters
  const samples = candidates.map((delimiter) => {
    const parseOptions = {
      ...parseOptionsFor(delimiter, text),
      ...(stated && { fromLine: 2 }),
    }
    const rows = firstRows(text, parseOptions, options.isWhole)
    const score = isEarlier ? earlierScore(rows) : delimiterScore(delimiter, rows)
    return { delimiter, parseOptions, rows, score }
  })
  const { delimiter, parseOptions, rows } = samples.reduce((best, sample) =>
    sample.score > best.score ? sample : best,
  )
  const [first, ...others] = rows
  if (!first) throw new FormatError('table.empty', { path })
  const header = isEarlier ? first : alignHeader(first, others)
  const guess = headerOf(header, others, delimiter, options)
  const { isHeader: hasHeader, series } = guess
  const { names, nameless } = namesOf(hasHeader ? header : first, hasHeader, isEarlier)
  const below = hasHeader ? others : rows
  return { delimiter, parseOptions, hasHeader, names, nameless, series, rows: below }
}

function headerOf(
  first: readonly string[],
  others: readonly (readonly string[])[],
  delimiter: string,
  { header, rules = readingRules.current, isMissing = isMissingText }: SniffOptions,
): HeaderGuess {
  if (header !== undefined) return { isHeader: header }
  if (rules < 2) return { isHeader: isEarlierHeader(first, others, delimiter) }
  const isNumber = (cell: string) => parseNumber(decimalCommaToPoint(cell)) !== undefined
  return guessHeader(first, others, { isNumber, isMissing })
}

/** The first row with an empty cell for a column that only the rows below have. */
function alignHeader(
  first: readonly string[],
  others: readonly (readonly string[])[],
): readonly string[] {
  const width = first.length + 1
  if (others.length === 0 || others.some((row) => row.length !== width)) return first
  const isTrailing = others.every((row) => row.at(-1) === '')
  return isTrailing ? [...first, ''] : ['', ...first]
}

function namesOf(
  first: readonly string[],
  hasHeader: boolean,
  isEarlier: boolean,
): Pick<CsvDialect, 'names' | 'nameless'> {
  // NumPy marks a header as a comment.
  const written = first.map((cell, at) =>
    at === 0 && !isEarlier ? cell.trim().replace(/^#\s*(?=\S)/, '') : cell.trim(),
  )
  const nameless = new Set(hasHeader ? [...written.keys()].filter((at) => !written[at]) : [])
  const names = written.map((name, at) => {
    if (hasHeader && name) return name
    const number = String(at + 1)
    return hasHeader && !isEarlier && written.includes(number) ? `Unnamed: ${at}` : number
  })
  return { names, nameless }
}

function parseOptionsFor(delimiter: string, text: string): Options {
  const escaped = delimiter.replace(/[^\w\s]/, '\\$&')
  return {
    delimiter,
    // Spaces before a quotation mark; taking them off everywhere would cost a third of the time.
    ltrim: delimiter !== ' ' && new RegExp(`${escaped} +"`).test(text),
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
