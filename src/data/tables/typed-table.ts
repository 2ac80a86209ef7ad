// Makes data of a table with mixed columns: what each column is, what becomes of it, a mask of what is known. Node only.
import { basename } from 'node:path'
import { ConfigError } from '../../errors.js'
import type { Column } from '../columns.js'
import type { DataSplits } from '../dataset.js'
import { splitsOf } from '../fingerprint.js'
import type { Watched } from '../load-callbacks.js'
import { givenSides } from '../predefined-split.js'
import { selections } from '../split.js'
import { sortedCategories } from './cell.js'
import {
  knownCategories,
  mostCategories,
  numbersOrMissing,
  type Texts,
  textReader,
  typedReader,
} from './cell-readers.js'
import { type ColumnRoles, listed } from './column-roles.js'
import { type GatheredTable, gatherTable, tellLabels, type ValueColumn } from './read-table.js'
import { tellSplit } from './report-split.js'
import type { TableFile } from './table-file.js'
import { type Field, measured, rawItems, tableItems } from './table-items.js'

const mostToldAlone = 10
type LeftOut =
  | 'table.pictures'
  | 'table.unknownColumn'
  | 'table.constant'
  | 'table.manyCategories'
  | 'table.allDifferent'

interface ColumnsOptions {
  readonly roles: ColumnRoles
  /** Those that a model was trained on: the same are looked for, and what each is does not change. */
  readonly columns?: readonly Column[] | undefined
  /** Columns whose numbers are names of categories. */
  readonly categorical?: readonly string[] | undefined
  readonly validation?: number | undefined
}

/** The rows as items [2, width]: values and what is known of them. A column is numeric where all its known cells are
 *  numbers, else categorical. Means and deviations are those of the training split. Columns that tell nothing are
 *  left out and told to `notice`: nothing known, one value only, more than 256 categories, or all of them different.
 *  Throws ConfigError where no column is left or one that is named is missing, FormatError where a cell does not fit
 *  the given `columns`. */
export async function loadColumns(
  file: TableFile,
  { roles, columns: given, categorical = [], validation }: ColumnsOptions,
  watched: Watched = {},
): Promise<DataSplits> {
  const { path } = file
  const { progress } = watched
  const { table, fields } = given
    ? await readKnown(file, roles, given, watched)
    : await readTyped(file, roles, categorical, watched)
  tellLabels(file, roles, table, watched)
  if (fields.length === 0) throw new ConfigError('table.nothing', { path })
  tellSplit(file, roles, table, { ...watched, validation })
  const name = basename(path)
  const sides = await givenSides(rawItems(table, fields), table.roles, {
    validation,
    name,
    progress,
  })
  const columns = given ?? fields.map((field) => measured(table, field, sides.train))
  const splits = await splitsOf(name, selections(tableItems(table, fields, columns), sides), {
    progress,
  })
  return { ...splits, columns, ...(table.labels && { labelNames: table.labels.names }) }
}

interface ReadTable {
  readonly table: GatheredTable
  readonly fields: readonly Field[]
}

export async function readKnown(
  file: TableFile,
  roles: ColumnRoles,
  columns: readonly Column[],
  { progress }: Watched,
): Promise<ReadTable> {
  const { path } = file
  const names = file.columns.map(({ name }) => name)
  const values = columns.map((column): ValueColumn => {
    const at = names.indexOf(column.name)
    const where = { path, column: column.name }
    if (at < 0) throw new ConfigError('table.column', { ...where, actual: listed(names) })
    return column.type === 'numeric'
      ? { at, read: numbersOrMissing(where) }
      : { at, read: knownCategories(where, column.categories) }
  })
  const gathering = { values, roles, type: Float64Array, isTrained: true }
  const table = await gatherTable(file, gathering, progress)
  const fields = columns.map((column, place) =>
    column.type === 'numeric'
      ? { name: column.name, place }
      : { name: column.name, place, categories: column.categories },
  )
  return { table, fields }
}

async function readTyped(
  file: TableFile,
  roles: ColumnRoles,
  categorical: readonly string[],
  { progress, notice }: Watched,
): Promise<ReadTable> {
  const { path } = file
  const leftOut: [problem: LeftOut, column: string][] = []
  const names = file.columns.map(({ name }) => name)
  const unknown = categorical.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new ConfigError('table.categorical', { path, column: unknown, actual: listed(names) })
  const isValue = (at: number) => at !== roles.label && at !== roles.split
  const candidates = [...file.columns.entries()].flatMap(([at, { name, kind }]) => {
    if (kind === 'picture') leftOut.push(['table.pictures', name])
    return isValue(at) && kind !== 'picture' ? { at, name } : []
  })
  // What Parquet says to be text is text, digits or not.
  const texts = new Set([
    ...categorical,
    ...file.columns.filter(({ kind }) => kind === 'text').map(({ name }) => name),
  ])
  for (;;) {
    const readers = candidates.map(({ at, name }) => ({ at, name, ...readerOf(texts.has(name)) }))
    const table = await gatherTable(file, { values: readers, roles, type: Float64Array }, progress)
    // What the numbers before the first text were is known only to who reads them again.
    const late = readers.filter(({ found }) => found.late)
    for (const { name, found } of late) {
      texts.add(name)
      notice?.('table.mixed', { path, column: name, ...found.late })
    }
    if (late.length > 0) continue
    const fields = readers.flatMap(({ name, found }, place) => {
      const field = { name, place, ...(found.texts && inOrder(found.texts)) }
      const problem = problemOf(table, field, found.texts)
      if (problem) leftOut.push([problem, name])
      return problem ? [] : field
    })
    tellLeftOut(path, leftOut, notice)
    return { table, fields }
  }
}

/** Each with its reason, unless these are many. */
function tellLeftOut(
  path: string,
  leftOut: readonly (readonly [problem: LeftOut, column: string])[],
  notice: Watched['notice'],
): void {
  if (leftOut.length <= mostToldAlone) {
    for (const [problem, column] of leftOut) notice?.(problem, { path, column })
    return
  }
  for (const problem of new Set(leftOut.map(([problem]) => problem))) {
    const columns = leftOut.filter(([each]) => each === problem).map(([, column]) => column)
    notice?.(problem, { path, column: listed(columns) })
  }
}

function readerOf(isText: boolean) {
  if (!isText) return typedReader()
  const { read, texts } = textReader(mostCategories)
  return { read, found: { texts, late: undefined } }
}

function inOrder({ numbers }: Texts): Pick<Field, 'categories' | 'order'> {
  const categories = sortedCategories(numbers.keys())
  const order: number[] = []
  for (const [at, name] of categories.entries()) order[numbers.get(name) ?? 0] = at
  return { categories, order }
}

/** Why a column tells nothing. */
function problemOf(
  { count, values }: GatheredTable,
  { place }: Field,
  texts: Texts | undefined,
): LeftOut | undefined {
  if (texts?.tooMany) return 'table.manyCategories'
  let known = 0
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < count; row++) {
    const value = values.at(row)[place] as number
    if (Number.isNaN(value)) continue
    known++
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (known === 0) return 'table.unknownColumn'
  if (least === most) return 'table.constant'
  return texts?.numbers.size === known ? 'table.allDifferent' : undefined
}
