// Reads CSV as a stream, row by row. Node only.
import { pipeline } from 'node:stream/promises'
import { FormatError } from '../../../errors.js'
import type { LoadCallbacks } from '../../load-callbacks.js'
import { decimalCommaToPoint, isMissing, parseNumber } from '../cell.js'
import type { CellHandler, TableFile } from '../table-file.js'
import type { CsvDialect } from './csv-dialect.js'
import { encodingOf, textPieces } from './text-file.js'

/** Enough for the header and a row of very wide files. */
const sniffCharacters = 2 ** 20
const maxExamples = 10

/** The table in the file at `path`. Delimiter and header as `sniffCsv` finds them, the text's encoding as
 *  `encodingOf`. Empty lines are skipped.
 *  Throws ConfigError where no file can be read there, FormatError where it holds no rows; `read` where rows have
 *  different numbers of cells, or a quotation mark is never closed. */
export async function openCsv(
  path: string,
  { header, progress }: { header?: boolean | undefined } & Pick<LoadCallbacks, 'progress'> = {},
): Promise<TableFile> {
  const [{ sniffCsv }, { parse }] = await Promise.all([
    import('./csv-dialect.js'),
    import('csv-parse'),
  ])
  const encoding = await encodingOf(path, progress)
  let head = ''
  let isWhole = true
  for await (const piece of textPieces(path, encoding)) {
    head += piece
    isWhole = head.length < sniffCharacters
    if (!isWhole) break
  }
  const outline = sniffCsv(head, { path, isWhole, header })
  const { names, hasHeader, parseOptions } = outline
  const commas = decimalCommas(outline)

  async function read(
    handlers: readonly (CellHandler | undefined)[],
    progress?: LoadCallbacks['progress'],
  ): Promise<number> {
    let row = hasHeader ? -1 : 0
    const onRecord = (cells: readonly string[], { lines: line }: { readonly lines: number }) => {
      if (cells.length !== names.length) {
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

  const columns = columnsOf(outline, commas)
  return { path, columns, hasDecimalCommas: commas.size > 0, read }
}

/** With a semicolon as delimiter, numbers may have a decimal comma: the columns in which they do, and those of
 *  integers, where one may come later. Empty where no column has any. */
function decimalCommas({ delimiter, names, rows }: CsvDialect): ReadonlySet<number> {
  if (delimiter !== ';') return new Set()
  const numeric = [...names.keys()].filter((at) =>
    nonMissingCells(rows, at).every((cell) => parseNumber(decimalCommaToPoint(cell)) !== undefined),
  )
  const isComma = (cell: string) => decimalCommaToPoint(cell) !== cell
  return new Set(numeric.some((at) => nonMissingCells(rows, at).some(isComma)) ? numeric : [])
}

function nonMissingCells(rows: CsvDialect['rows'], at: number): string[] {
  return rows.map((row) => (row[at] ?? '').trim()).filter((cell) => !isMissing(cell))
}

function columnsOf({ names, rows }: CsvDialect, commas: ReadonlySet<number>): TableFile['columns'] {
  return names.map((name, at) => {
    const texts = commas.has(at)
      ? []
      : nonMissingCells(rows, at).filter((cell) => parseNumber(cell) === undefined)
    return { name, kind: 'any', examples: [...new Set(texts)].slice(0, maxExamples) }
  })
}

/** The library's errors with translated messages. */
function parsingFailure(path: string, cause: Error & { code?: string; lines?: number }): Error {
  if (!cause.code?.startsWith('CSV_')) return cause
  const values = { path, line: cause.lines ?? 1 }
  const key = /QUOTE|MAX_RECORD_SIZE/.test(cause.code) ? 'table.quote' : 'table.csv'
  return new FormatError(key, { ...values, reason: cause.message }, { cause })
}
