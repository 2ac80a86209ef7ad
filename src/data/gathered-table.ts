// Reads a table once: numbers of its values into rows, labels, splits and pictures beside them.
import { FormatError } from '../errors.js'
import { sortedCategories } from './cell.js'
import {
  type Cell,
  type CellReader,
  mostCategories,
  type Texts,
  textReader,
} from './cell-readers.js'
import { type ColumnRoles, plain, splitRoles } from './column-roles.js'
import type { Role } from './image-listing.js'
import type { Watched } from './notice.js'
import { NumberRows } from './number-rows.js'
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
  readonly roles: readonly (Role | undefined)[]
  readonly pictures: readonly Cell[]
}

interface Labels {
  readonly labels: Uint8Array
  readonly names: readonly string[]
}

/** Throws like `file.read`, like the readers of `values`, and FormatError where a label is missing. */
export async function gatherTable(
  file: TableFile,
  {
    values: columns,
    roles,
    type,
  }: {
    values: readonly ValueColumn[]
    roles: ColumnRoles
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
  if (roles.label !== undefined) {
    const column = file.columns[roles.label]?.name ?? ''
    takers[roles.label] = (row, cell, line) => {
      const number = label.read(cell, line)
      if (Number.isNaN(number)) throw new FormatError('table.noLabel', { path, line, column })
      labelNumbers[row] = number
    }
  }
  const split: string[] = []
  if (roles.split !== undefined)
    takers[roles.split] = (row, cell) => {
      split[row] = plain(String(cell ?? ''))
    }
  const pictures: Cell[] = []
  if (roles.picture !== undefined)
    takers[roles.picture] = (row, cell) => {
      pictures[row] = typeof cell === 'string' ? cell.trim() : cell
    }

  const count = await file.read(takers, progress)
  if (count === 0) throw new FormatError('table.empty', { path })
  const isLabelled = roles.label !== undefined && !label.texts.tooMany
  const labels = isLabelled ? sortedLabels(label.texts, labelNumbers) : undefined
  return { count, values, labels, roles: rolesIn(split), pictures }
}

function sortedLabels({ numbers }: Texts, found: readonly number[]): Labels {
  const names = sortedCategories(numbers.keys())
  const places = new Map(names.map((name, at) => [numbers.get(name), at]))
  return { labels: Uint8Array.from(found, (number) => places.get(number) ?? 0), names }
}

/** Rows to test with are those to validate with where there are no others; without both sides, none has a role. */
function rolesIn(split: readonly string[]): (Role | undefined)[] {
  const given = split.map((text) => splitRoles.get(text))
  const roles = given.includes('validation')
    ? given
    : split.map((text, at) => (text === 'test' ? 'validation' : given[at]))
  return roles.includes('train') && roles.includes('validation') ? roles : []
}
