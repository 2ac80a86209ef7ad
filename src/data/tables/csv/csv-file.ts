// Reads CSV as a stream, row by row. Node only.
import { pipeline } from 'node:stream/promises'
import { FormatError } from '../../../errors.js'
import type { Notice } from '../../../notices.js'
import type { LoadCallbacks } from '../../load-callbacks.js'
import { readingRules } from '../../reading-rules.js'
import { decimalCommaToPoint, isMissing as isMissingText, parseNumber } from '../cell.js'
import { formatNames } from '../format-names.js'
import type { CellHandler, CsvCells, OpenOptions, TableFile } from '../table-file.js'
import type { CsvDialect } from './csv-dialect.js'
import { encodingOf, hasByteOrderMark, textPieces } from './text-file.js'

/** Enough for the header and a row of very wide files. */
const sniffCharacters = 2 ** 20
const maxExamples = 10
const thousands = /^[-+]?\d{1,3}(,\d{3})+$/

interface CsvOptions extends Omit<OpenOptions, 'missing'> {
  /** Whether the text of a cell is a missing value. */
  readonly isMissing?: (cell: string) => boolean
}

/** The table in the file at `path`. Delimiter and header as `sniffCsv` finds them, the text's encoding as
 *  `encodingOf`. Empty lines are skipped.
 *  Throws ConfigError where no file can be read there, FormatError where it holds no rows; `read` where rows have
 *  different numbers of cells, or a quotation mark is never closed. */
export async function openCsv(
  path: string,
  { progress, ...options }: CsvOptions = {},
): Promise<TableFile> {
  const { rules = readingRules.current, isMissing = isMissingText } = options
  const [{ sniffCsv }, { parse }] = await Promise.all([
    import('./csv-dialect.js'),
    import('csv-parse'),
  ])
  const encoding = await encodingOf(path, { rules, progress })
  let head = ''
  let isWhole = true
  for await (const piece of textPieces(path, encoding)) {
    head += piece
    isWhole = head.length < sniffCharacters
    if (!isWhole) break
  }
  const outline = sniffCsv(head, { path, isWhole, ...options })
  const { names, hasHeader, parseOptions } = outline
  const samples = names.map((_, at) => nonMissingCells(outline.rows, at, isMissing))
  const commas = decimalCommas(outline.delimiter, samples, rules)

  async function read(
    handlers: readonly (CellHandler | undefined)[],
    progress?: LoadCallbacks['progress'],
  ): Promise<number> {
    let row = hasHeader ? -1 : 0
    const onRecord = (cells: readonly string[], { lines: line }: { readonly lines: number }) => {
      // The header may be without a cell for a nameless column.
      if (cells.length !== names.length && row >= 0) {
        const values = { path, line, expected: names.length, actual: cells.length }
        throw new FormatError('table.ragged', values)
      }
      if (row >= 0)
        for (let column = 0; column < cells.length; column++)
          handlers[column]?.(
            row,
            commas.has(column) ? decimalCommaToPoint(cells[column] ?? '') : cells[column],
            line,
          )
      row++
      return null
    }
    const parser = parse({ ...parseOptions, onRecord })
    try {
      await pipeline(textPieces(path, encoding, progress), parser.resume())
    } catch (cause) {
      throw parsingFailure(path, cause as Error)
    }
    return row
  }

  async function csvCells(progress?: LoadCallbacks['progress']): Promise<CsvCells> {
    const rows: string[][] = []
    const cast = (cell: string, { quoting }: { readonly quoting: boolean }) =>
      quoting ? `"${cell.replaceAll('"', '""')}"` : cell
    const onRecord = (cells: string[]) => {
      rows.push(cells)
      return null
    }
    const parser = parse({ ...parseOptions, cast, onRecord })
    try {
      await pipeline(textPieces(path, encoding, progress), parser.resume())
    } catch (cause) {
      throw parsingFailure(path, cause as Error)
    }
    const header = hasHeader ? rows.shift() : undefined
    const [lineEnd = '\n'] = /\r\n|\n|\r/.exec(head) ?? []
    const hasMark = encoding !== 'utf-8' || (await hasByteOrderMark(path))
    return { delimiter: outline.delimiter, lineEnd, hasMark, header, rows, withoutText: [] }
  }

  return {
    path,
    columns: columnsOf(outline, samples, commas),
    hasHeader,
    hasDecimalCommas: commas.size > 0,
    guesses: [...encodingGuess(path, encoding), ...guessesOf(path, outline)],
    read,
    csvCells,
  }
}

/** The columns whose numbers have a decimal comma, and those of integers, where one may come later. Empty where no
 *  column has any. Where cells are separated by commas, such numbers are in quotation marks, and may have the comma
 *  between thousands instead. */
function decimalCommas(
  delimiter: string,
  samples: readonly (readonly string[])[],
  rules: number,
): ReadonlySet<number> {
  if (rules < 2 && delimiter !== ';') return new Set()
  const numeric = [...samples.entries()].filter(([, cells]) =>
    cells.every((cell) => parseNumber(decimalCommaToPoint(cell)) !== undefined),
  )
  const isDecimal = (cell: string) =>
    decimalCommaToPoint(cell) !== cell && (delimiter !== ',' || !thousands.test(cell))
  if (!numeric.some(([, cells]) => cells.some(isDecimal))) return new Set()
  // Where there are decimal commas, a point is between thousands.
  const hasPoint = (cells: readonly string[]) => cells.some((cell) => cell.includes('.'))
  return new Set(numeric.flatMap(([at, cells]) => (rules >= 2 && hasPoint(cells) ? [] : at)))
}

function nonMissingCells(
  rows: CsvDialect['rows'],
  at: number,
  isMissing: (cell: string) => boolean,
): string[] {
  return rows.map((row) => (row[at] ?? '').trim()).filter((cell) => !isMissing(cell))
}

function columnsOf(
  { names, nameless }: CsvDialect,
  samples: readonly (readonly string[])[],
  commas: ReadonlySet<number>,
): TableFile['columns'] {
  return names.map((name, at) => {
    const cells = samples[at] ?? []
    const texts = commas.has(at) ? [] : cells.filter((cell) => parseNumber(cell) === undefined)
    const examples = [...new Set(texts)].slice(0, maxExamples)
    return {
      name,
      kind: 'any',
      examples,
      isNameless: nameless.has(at),
      firstCells: cells,
      hasDecimalComma: commas.has(at),
    }
  })
}

function encodingGuess(path: string, encoding: string): Notice[] {
  const isGuessed = encoding === 'euc-kr' || encoding === 'windows-1252'
  const values = { path, encoding: encoding === 'euc-kr' ? 'EUC-KR' : 'Windows-1252' }
  return isGuessed ? [{ code: 'table.otherEncoding', values }] : []
}

function guessesOf(path: string, { series, hasHeader, delimiter }: CsvDialect): Notice[] {
  const guesses: Notice[] = []
  if (delimiter === ' ') guesses.push({ code: 'table.spaces', values: { path } })
  if (series) {
    const row = formatNames(series)
    const code = hasHeader ? 'table.countingHeader' : 'table.countingRow'
    guesses.push({ code, values: { path, row } })
  }
  return guesses
}

/** The library's errors with translated messages. */
function parsingFailure(path: string, cause: Error & { code?: string; lines?: number }): Error {
  if (!cause.code?.startsWith('CSV_')) return cause
  const values = { path, line: cause.lines ?? 1 }
  const key = /QUOTE|MAX_RECORD_SIZE/.test(cause.code) ? 'table.quote' : 'table.csv'
  return new FormatError(key, { ...values, reason: cause.message }, { cause })
}
