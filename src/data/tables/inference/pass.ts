// The interface of a pass over the cells of one column, by which its type is found.
import type { MessageValues, NoticeCode } from '../../../messages/messages.js'
import type { Notation } from '../../notation/notation.js'
import type { CellReader, TextCategories } from '../cell-readers.js'

/** A notice about a column, without its path and name. */
export type ColumnNotice = readonly [code: NoticeCode, values: MessageValues]

/** What is known of a column once it is read. */
export interface InferredColumn {
  /** Of categories; undefined for numbers. */
  readonly texts?: TextCategories | undefined
  /** Of numbers. */
  readonly notation?: Notation | undefined
  /** Two categories that the file itself calls so, whose cells are 0 and 1. */
  readonly categories?: readonly string[] | undefined
}

/** What other columns show about the file. */
export interface FileHints {
  readonly hasDecimalCommas: boolean
}

export interface PassResult {
  /** The pass that must follow; undefined where the column is read. */
  readonly next?: Pass | undefined
  readonly found?: InferredColumn
  readonly notices?: readonly ColumnNotice[] | undefined
}

export interface Pass {
  readonly read: CellReader
  /** Whether a comma in its numbers can only be a decimal comma. */
  hasDecimalCommas?(): boolean
  end(hints: FileHints): PassResult
}
