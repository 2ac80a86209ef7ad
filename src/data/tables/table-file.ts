// The common interface of files with rows and columns, whatever their format.

import type { Notice } from '../../notices.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { Cell } from './cell-readers.js'

export interface FileColumn {
  readonly name: string
  /** The type of the cells in the file; `any` in a file of text. */
  readonly kind: 'number' | 'text' | 'picture' | 'any'
  /** Some of its first known cells, where they may be text. */
  readonly examples: readonly string[]
  /** Of a column that no table can hold, or part of one: its name and its type. */
  readonly nested?: string | undefined
  /** Whether the file itself says that it is an index of the rows. */
  readonly isIndex?: boolean | undefined
  /** Whether a file with a header has no name for it. */
  readonly isNameless?: boolean
  /** Its first known cells, in a file of text. */
  readonly firstCells?: readonly string[]
  /** Whether its numbers have a decimal comma in the file; its cells have a point instead. */
  readonly hasDecimalComma?: boolean
  /** What else the file knows about the type. */
  readonly declared?: DeclaredType | undefined
}

export interface OpenOptions extends Pick<LoadCallbacks, 'progress'> {
  /** Whether the first row of a text is a header; by default it is detected. */
  readonly header?: boolean | undefined
  /** The `readingRules`. */
  readonly rules?: number | undefined
  /** Values that stand for missing ones. */
  readonly missing?: readonly string[] | undefined
}

/** A type that a file with types gives to a column: numbers 0 and 1 are booleans, days since 1970 are dates. */
export type DeclaredType =
  | { readonly type: 'boolean' | 'category' | 'float32' | 'date' }
  | { readonly type: 'timestamp'; readonly isUtc: boolean }
  | { readonly type: 'decimal'; readonly scale: number }
  /** Of a day, which has so many parts. */
  | { readonly type: 'time'; readonly perDay: number }

/** Handles a cell of one column; rows are counted from 0, lines as in an editor. */
export type CellHandler = (row: number, cell: Cell, line: number) => void

export interface TableFile {
  readonly path: string
  readonly columns: readonly FileColumn[]
  /** Whether the columns have names in the file. */
  readonly hasHeader: boolean
  /** Whether numbers have a decimal comma (1,5). Their cells have a point instead. */
  readonly hasDecimalCommas?: boolean
  /** What was guessed about the file, as notices. */
  readonly guesses?: readonly Notice[]
  /** Passes every row to `handlers`, one per column; columns without one are skipped. Resolves to the number of rows.
   *  `progress` gets percents. May be called again.
   *  Throws what a handler throws, and FormatError where the file is damaged. */
  read(
    handlers: readonly (CellHandler | undefined)[],
    progress?: LoadCallbacks['progress'],
  ): Promise<number>
  /** All cells as a CSV file holds them. Throws like `read`. */
  csvCells(progress?: LoadCallbacks['progress']): Promise<CsvCells>
}

/** A table in CSV; its cells are in quotation marks where they were, or where they must be. */
export interface CsvCells {
  readonly delimiter: string
  readonly lineEnd: string
  /** Whether the text begins with a byte order mark, by which spreadsheets know UTF-8. */
  readonly hasMark: boolean
  /** Undefined where the file has none. */
  readonly header: readonly string[] | undefined
  readonly rows: string[][]
  /** Columns whose values no text can hold; their cells are empty. */
  readonly withoutText: readonly string[]
}
