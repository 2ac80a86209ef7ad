// What every file with rows and columns offers, whatever its format.

import type { LoadCallbacks } from '../load-callbacks.js'
import type { Cell } from './cell-readers.js'

export interface FileColumn {
  readonly name: string
  /** What the file itself says of the cells; a file of text says nothing. */
  readonly kind: 'number' | 'text' | 'picture' | 'any'
  /** Some of its first known cells, where they may be text. */
  readonly examples: readonly string[]
}

/** Takes a cell of one column; rows are counted from 0, lines as an editor does. */
export type CellHandler = (row: number, cell: Cell, line: number) => void

export interface TableFile {
  readonly path: string
  readonly columns: readonly FileColumn[]
  /** Whether numbers are written as 1,5. Their cells have a point instead. */
  readonly hasDecimalCommas?: boolean
  /** Gives every row to `takers`, one for each column; columns without one are skipped. Resolves to the number of
   *  rows. `progress` is told percents. May be called again.
   *  Throws what a taker throws, and FormatError where the file is damaged. */
  read(
    handlers: readonly (CellHandler | undefined)[],
    progress?: LoadCallbacks['progress'],
  ): Promise<number>
}
