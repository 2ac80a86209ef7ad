// Reads a table once: its values as rows of numbers; labels, splits and pictures separately.
import { FormatError } from '../../errors.js'
import type { Role } from '../dataset.js'
import { hiddenLabel, type Labelled, labelFields } from '../labels/hidden-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { assignRoles, splitNamed } from '../split-words.js'
import { sortedCategories } from './cell.js'
import {
  type Cell,
  type CellReader,
  categoryReader,
  maxCategories,
  type TextCategories,
} from './cell-readers.js'
import type { ColumnRoles } from './column-roles.js'
import { GrowableMatrix } from './growable-matrix.js'
import { MissingTexts } from './missing/missing-texts.js'
import { RowLines } from './row-lines.js'
import type { CellHandler, TableFile } from './table-file.js'

/** A column of values, and how its cells become numbers. */
export interface ValueColumn {
  /** Index among the columns of the file. */
  readonly at: number
  readonly read: CellReader
}

export interface LoadedTable {
  readonly count: number
  /** As wide as there are value columns. */
  readonly values: GrowableMatrix
  /** The line of a row in the file. */
  readonly lineOf: (row: number) => number
  /** By the place of the column. */
  readonly missingTexts: MissingTexts
  /** One per row; undefined without labels, or with more classes than a byte can represent. */
  readonly labels: Labelled | undefined
  readonly labelNames: readonly string[] | undefined
  /** Number of rows whose label is missing. */
  readonly unlabelled: number
  /** One per row; empty unless there are rows to train on and others to validate with. */
  readonly roles: readonly Role[]
  /** The words in the column of splits, as they are written, and the role of each; see `assignRoles`. */
  readonly splitWords: readonly string[]
  readonly roleByWord: ReadonlyMap<string, Role> | undefined
  readonly pictures: readonly Cell[]
}

/** Throws like `file.read`, like the readers of `values`, and FormatError where a word names no split, where labels are missing
 *  beside 256 classes, or, unless `forTrainedModel`, where all are. */
export async function readTable(
  file: TableFile,
  {
    values: columns,
    roles,
    type,
    forTrainedModel = false,
  }: {
    values: readonly ValueColumn[]
    roles: ColumnRoles
    /** For a model that is trained, which needs no labels. */
    forTrainedModel?: boolean | undefined
    type: Float32ArrayConstructor | Float64ArrayConstructor
  },
  progress?: LoadCallbacks['progress'],
): Promise<LoadedTable> {
  const { path } = file
  const values = new GrowableMatrix(columns.length, { path, type })
  const lines = new RowLines()
  const missingTexts = new MissingTexts()
  const handlers: (CellHandler | undefined)[] = file.columns.map(() => undefined)
  for (const [place, { at, read }] of columns.entries())
    handlers[at] = (row, cell, line) => {
      if (place === 0) lines.add(row, line)
      const value = read(cell, line)
      if (Number.isNaN(value)) missingTexts.add(place, cell)
      values.set(row, place, value)
    }

  const { label: labelAt = -1 } = roles
  const label = categoryReader(maxCategories, roles.valueTexts?.get(labelAt))
  const labelNumbers: number[] = []
  let unlabelled = 0
  if (roles.label !== undefined) {
    handlers[roles.label] = (row, cell, line) => {
      const number = label.read(cell, line)
      if (Number.isNaN(number)) unlabelled++
      labelNumbers[row] = number
    }
  }
  const split: string[] = []
  const splitWords = new Set<string>()
  if (roles.split !== undefined) {
    const column = file.columns[roles.split]?.name ?? ''
    handlers[roles.split] = (row, cell, line) => {
      const actual = String(cell ?? '').trim()
      // Rows that are in neither split by mistake, or in both, would make metrics better than they are.
      if (!splitNamed(actual))
        throw new FormatError('table.splitWord', { path, line, column, actual })
      split[row] = actual
      splitWords.add(actual)
    }
  }
  const pictures: Cell[] = []
  if (roles.picture !== undefined)
    handlers[roles.picture] = (row, cell) => {
      pictures[row] = typeof cell === 'string' ? cell.trim() : cell
    }

  const count = await file.read(handlers, progress)
  if (count === 0) throw new FormatError('table.empty', { path })
  const column = file.columns[labelAt]?.name ?? ''
  if (unlabelled === count && !forTrainedModel)
    throw new FormatError('table.noLabel', { path, column })
  const isLabelled = label.texts.numbers.size > 0 && !label.texts.tooMany
  const roleByWord = assignRoles(splitWords)
  const found = isLabelled ? sortedLabels(label.texts, labelNumbers) : undefined
  if (found && unlabelled > 0 && found.names.length > hiddenLabel)
    throw new FormatError('labels.classes255', { path, actual: found.names.length })
  return {
    count,
    values,
    lineOf: (row) => lines.of(row),
    missingTexts,
    labels: found?.labels,
    labelNames: found?.names,
    unlabelled,
    roles: roleByWord ? split.map((word) => roleByWord.get(word) as Role) : [],
    splitWords: [...splitWords],
    roleByWord,
    pictures,
  }
}

/** Reports how many labels are missing, or why a column of labels gives none. */
export function reportLabels(
  { path, columns }: TableFile,
  { label }: ColumnRoles,
  { labels, unlabelled, count }: LoadedTable,
  { notify }: LoadCallbacks,
): void {
  const column = label === undefined ? undefined : columns[label]?.name
  if (column === undefined) return
  if (!labels && unlabelled < count) notify?.('table.manyClasses', { path, column })
  else if (unlabelled > 0)
    notify?.('table.unlabelled', { path, column, count: unlabelled, total: count })
}

function sortedLabels({ numbers }: TextCategories, found: readonly number[]) {
  const names = sortedCategories(numbers.keys())
  const places = new Map(names.map((name, at) => [numbers.get(name), at]))
  const labels = Uint8Array.from(found, (number) => places.get(number) ?? hiddenLabel)
  return { labels: labelFields(labels, found.some(Number.isNaN)), names }
}
