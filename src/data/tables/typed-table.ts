// Loads a table with mixed columns: types of columns, standardization, one-hot encoding, mask of known values. Node
// only.
import { basename } from 'node:path'
import { ConfigError } from '../../errors.js'
import type { Column } from '../columns.js'
import type { DataSplits } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { predefinedSplit } from '../predefined-split.js'
import { applySplit } from '../split.js'
import { sortedCategories } from './cell.js'
import {
  categoryReader,
  inferringReader,
  knownCategoryReader,
  maxCategories,
  numericOrMissingReader,
  type TextCategories,
} from './cell-readers.js'
import type { ColumnRoles } from './column-roles.js'
import { formatNames } from './format-names.js'
import { type LoadedTable, readTable, reportLabels, type ValueColumn } from './read-table.js'
import { reportSplit } from './report-split.js'
import { valueColumns } from './roles/left-out-columns.js'
import type { TableFile } from './table-file.js'
import { columnStatistics, type Field, tableItems, unstandardizedItems } from './table-items.js'

const maxReportedAlone = 10
type SkipReason =
  | 'table.pictures'
  | 'table.unknownColumn'
  | 'table.constant'
  | 'table.manyCategories'
  | 'table.allDifferent'

interface ColumnsOptions {
  readonly roles: ColumnRoles
  /** Those that a model was trained on: the same are read, with the same types. */
  readonly columns?: readonly Column[] | undefined
  /** Columns whose numbers are categories. */
  readonly categorical?: readonly string[] | undefined
  readonly validation?: number | undefined
}

/** The rows as items [2, width]: values and the mask of known ones. A column is numeric where all its known cells are
 *  numbers, else categorical. Means and standard deviations are those of the training split. Columns without
 *  information are skipped and reported to `notify`: no known value, one value only, more than 256 categories, or all
 *  of them different.
 *  Throws ConfigError where no column is left or one that is named is missing, FormatError where a cell does not
 *  match the given `columns`. */
export async function loadColumns(
  file: TableFile,
  { roles, columns: predefinedColumns, categorical = [], validation }: ColumnsOptions,
  callbacks: LoadCallbacks = {},
): Promise<DataSplits> {
  const { path } = file
  const { progress } = callbacks
  const { table, fields } = predefinedColumns
    ? await readWithColumns(file, roles, predefinedColumns, callbacks)
    : await readInferringTypes(file, roles, categorical, callbacks)
  reportLabels(file, roles, table, callbacks)
  if (fields.length === 0) throw new ConfigError('table.nothing', { path })
  reportSplit(file, roles, table, { ...callbacks, validation })
  const name = basename(path)
  const splitIndices = await predefinedSplit(unstandardizedItems(table, fields), table.roles, {
    validation,
    name,
    progress,
  })
  const columns =
    predefinedColumns ?? fields.map((field) => columnStatistics(table, field, splitIndices.train))
  const splits = await createDataSplits(
    name,
    applySplit(tableItems(table, fields, columns), splitIndices),
    {
      progress,
    },
  )
  return { ...splits, columns, ...(table.labels && { labelNames: table.labels.names }) }
}

interface TableWithFields {
  readonly table: LoadedTable
  readonly fields: readonly Field[]
}

export async function readWithColumns(
  file: TableFile,
  roles: ColumnRoles,
  columns: readonly Column[],
  { progress }: LoadCallbacks,
): Promise<TableWithFields> {
  const { path } = file
  const names = file.columns.map(({ name }) => name)
  const values = columns.map((column): ValueColumn => {
    const at = names.indexOf(column.name)
    const where = { path, column: column.name }
    if (at < 0) throw new ConfigError('table.column', { ...where, actual: formatNames(names) })
    return column.type === 'numeric'
      ? { at, read: numericOrMissingReader(where) }
      : { at, read: knownCategoryReader(where, column.categories) }
  })
  const options = { values, roles, type: Float64Array, forTrainedModel: true }
  const table = await readTable(file, options, progress)
  const fields = columns.map((column, place) =>
    column.type === 'numeric'
      ? { name: column.name, place }
      : { name: column.name, place, categories: column.categories },
  )
  return { table, fields }
}

async function readInferringTypes(
  file: TableFile,
  roles: ColumnRoles,
  categorical: readonly string[],
  { progress, notify }: LoadCallbacks,
): Promise<TableWithFields> {
  const { path } = file
  const skipped: [problem: SkipReason, column: string][] = []
  const names = file.columns.map(({ name }) => name)
  const unknown = categorical.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new ConfigError('table.categorical', {
      path,
      column: unknown,
      actual: formatNames(names),
    })
  const isValue = new Set(valueColumns(file, roles))
  const candidates = [...file.columns.entries()].flatMap(([at, { name, kind }]) => {
    if (kind === 'picture' && isValue.has(at)) skipped.push(['table.pictures', name])
    return isValue.has(at) && kind !== 'picture' ? { at, name } : []
  })
  // Parquet's text is text, digits or not.
  const texts = new Set([
    ...categorical,
    ...file.columns.filter(({ kind }) => kind === 'text').map(({ name }) => name),
  ])
  for (;;) {
    const readers = candidates.map(({ at, name }) => ({ at, name, ...readerOf(texts.has(name)) }))
    const table = await readTable(file, { values: readers, roles, type: Float64Array }, progress)
    // The texts of the numbers before the first text must be read again.
    const firstText = readers.filter(({ found }) => found.firstText)
    for (const { name, found } of firstText) {
      texts.add(name)
      notify?.('table.mixed', { path, column: name, ...found.firstText })
    }
    if (firstText.length > 0) continue
    const fields = readers.flatMap(({ name, found }, place) => {
      const field = { name, place, ...(found.texts && inOrder(found.texts)) }
      const problem = problemOf(table, field, found.texts)
      if (problem) skipped.push([problem, name])
      return problem ? [] : field
    })
    reportSkippedColumns(path, skipped, notify)
    return { table, fields }
  }
}

/** Reports each with its reason, unless these are many. */
function reportSkippedColumns(
  path: string,
  skipped: readonly (readonly [problem: SkipReason, column: string])[],
  notify: LoadCallbacks['notify'],
): void {
  if (skipped.length <= maxReportedAlone) {
    for (const [problem, column] of skipped) notify?.(problem, { path, column })
    return
  }
  for (const problem of new Set(skipped.map(([problem]) => problem))) {
    const columns = skipped.filter(([each]) => each === problem).map(([, column]) => column)
    notify?.(problem, { path, column: formatNames(columns) })
  }
}

function readerOf(isText: boolean) {
  if (!isText) return inferringReader()
  const { read, texts } = categoryReader(maxCategories)
  return { read, found: { texts, firstText: undefined } }
}

function inOrder({ numbers }: TextCategories): Pick<Field, 'categories' | 'order'> {
  const categories = sortedCategories(numbers.keys())
  const order: number[] = []
  for (const [at, name] of categories.entries()) order[numbers.get(name) ?? 0] = at
  return { categories, order }
}

/** Why a column has no information. */
function problemOf(
  { count, values }: LoadedTable,
  { place }: Field,
  texts: TextCategories | undefined,
): SkipReason | undefined {
  if (texts?.tooMany) return 'table.manyCategories'
  let known = 0
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < count; row++) {
    const value = values.at(row)[place] as number
    if (Number.isNaN(value)) continue
    known++
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  if (known === 0) return 'table.unknownColumn'
  if (min === max) return 'table.constant'
  return texts?.numbers.size === known ? 'table.allDifferent' : undefined
}
