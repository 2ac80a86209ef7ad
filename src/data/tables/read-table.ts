// Reads a table once: numbers of its values into rows, labels, splits and pictures beside them.
import { FormatError } from '../../errors.js'
import type { Role } from '../dataset.js'
import type { Watched } from '../load-callbacks.js'
import { sortedCategories } from './cell.js'
import {
  type Cell,
  type CellReader,
  mostCategories,
  type Texts,
  textReader,
} from './cell-readers.js'
import { type ColumnRoles, plain, splitRoles } from './column-roles.js'
import { NumberRows } from './growable-matrix.js'
import type { TableFile, TakeCell } from './table-file.js'

/** A column whose numbers are wanted, and how its cells become numbers. */
export interface ValueColumn {
  /** Among the columns of the file. */
  readonly at: number
  readonly read: CellReader
}

export interface GatheredTable {
  readonly count: number
  /** As wide as there are value columns. */
  readonly values: NumberRows
  /** One a row; undefined without labels, or with more of them than bytes tell apart. */
  readonly labels: Labels | undefined
  /** Rows whose label is missing. */
  readonly unlabelled: number
  /** One a row, of rows to test with none; empty where not both sides have rows. */
  readonly roles: readonly (Role | undefined)[]
  /** The words of the column of splits, as they are written. */
  readonly splitWords: readonly string[]
  readonly pictures: readonly Cell[]
}

interface Labels {
  readonly labels: Uint8Array
  readonly names: readonly string[]
}

/** Throws like `file.read`, like the readers of `values`, and FormatError where a word names no split, or a label is
 *  missing, unless `isTrained`. */
export async function gatherTable(
  file: TableFile,
  {
    values: columns,
    roles,
    type,
    isTrained = false,
  }: {
    values: readonly ValueColumn[]
    roles: ColumnRoles
    /** For a model that is trained: without all labels, there are none. */
    isTrained?: boolean | undefined
    type: Float32ArrayConstructor | Float64ArrayConstructor
  },
  progress?: Watched['progress'],
): Promise<GatheredTable> {
  const { path } = file
  const values = new NumberRows(columns.length, { path, type })
  const takers: (TakeCell | undefined)[] = file.columns.map(() => undefined)
  for (const [place, { at, read }] of columns.entries())
    takers[at] = (row, cell, line) => values.set(row, place, read(cell, line))

  const label = textReader(mostCategories)
  const labelNumbers: number[] = []
  let unlabelled = 0
  if (roles.label !== undefined) {
    const column = file.columns[roles.label]?.name ?? ''
    takers[roles.label] = (row, cell, line) => {
      const number = label.read(cell, line)
      if (Number.isNaN(number) && isTrained) unlabelled++
      else if (Number.isNaN(number)) throw new FormatError('table.noLabel', { path, line, column })
      labelNumbers[row] = number
    }
  }
  const split: (Role | 'test')[] = []
  const splitWords = new Set<string>()
  if (roles.split !== undefined) {
    const column = file.columns[roles.split]?.name ?? ''
    takers[roles.split] = (row, cell, line) => {
      const actual = String(cell ?? '').trim()
      const role = splitRoles.get(plain(actual))
      // Rows that are on neither side by mistake, or on both, would make figures better than they are.
      if (!role) throw new FormatError('table.splitWord', { path, line, column, actual })
      split[row] = role
      splitWords.add(actual)
    }
  }
  const pictures: Cell[] = []
  if (roles.picture !== undefined)
    takers[roles.picture] = (row, cell) => {
      pictures[row] = typeof cell === 'string' ? cell.trim() : cell
    }

  const count = await file.read(takers, progress)
  if (count === 0) throw new FormatError('table.empty', { path })
  const isLabelled = roles.label !== undefined && !label.texts.tooMany && unlabelled === 0
  const labels = isLabelled ? sortedLabels(label.texts, labelNumbers) : undefined
  return {
    count,
    values,
    labels,
    unlabelled,
    roles: rolesIn(split),
    splitWords: [...splitWords],
    pictures,
  }
}

/** Why a column of labels gives none. */
export function tellLabels(
  { path, columns }: TableFile,
  { label }: ColumnRoles,
  { labels, unlabelled, count }: GatheredTable,
  { notice }: Watched,
): void {
  const column = label === undefined ? undefined : columns[label]?.name
  if (column !== undefined && unlabelled > 0)
    notice?.('table.unlabelled', { path, column, count: unlabelled, total: count })
  else if (column !== undefined && !labels) notice?.('table.manyClasses', { path, column })
}

function sortedLabels({ numbers }: Texts, found: readonly number[]): Labels {
  const names = sortedCategories(numbers.keys())
  const places = new Map(names.map((name, at) => [numbers.get(name), at]))
  return { labels: Uint8Array.from(found, (number) => places.get(number) ?? 0), names }
}

/** Rows to test with are those to validate with where there are no others; without both sides, none has a role. */
function rolesIn(split: readonly (Role | 'test')[]): (Role | undefined)[] {
  const tests = split.includes('validation') ? undefined : 'validation'
  const roles = split.map((role) => (role === 'test' ? tests : role))
  return roles.includes('train') && roles.includes('validation') ? roles : []
}
