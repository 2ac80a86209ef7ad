// Loads a table with mixed columns: types of columns, standardization, one-hot encoding, mask of known values. Node
// only.
import { basename } from 'node:path'
import { ConfigError } from '../../errors.js'
import type { Scale } from '../choices.js'
import type { Column } from '../columns.js'
import type { DataSplits } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { formatDate } from '../notation/date-notation.js'
import { predefinedSplit } from '../predefined-split.js'
import { readingRules } from '../reading-rules.js'
import { applySplit, type SplitIndices } from '../split.js'
import { reportFarCells } from '../statistics/report-far-values.js'
import { knownCategoryReader, numericOrMissingReader } from './cell-readers.js'
import type { ColumnRoles } from './column-roles.js'
import { formatNames } from './format-names.js'
import { inferColumns, type TableWithFields } from './infer-columns.js'
import { reportRepeatedValues } from './missing/repeated-values.js'
import { notationReader, type OddNumber } from './notation-reader.js'
import { readTable, reportLabels, type ValueColumn } from './read-table.js'
import { reportSplit } from './report-split.js'
import type { TableFile } from './table-file.js'
import { columnStatistics, tableItems, unstandardizedItems } from './table-items.js'

interface ColumnsOptions {
  readonly roles: ColumnRoles
  /** Those that a model was trained on: the same are read, with the same types. */
  readonly columns?: readonly Column[] | undefined
  /** Columns whose numbers are categories. */
  readonly categorical?: readonly string[] | undefined
  readonly validation?: number | undefined
  readonly rules?: number | undefined
  readonly scale?: Scale | undefined
}

/** The rows as items [2, width]: values and the mask of known ones. A column is numeric where all its known cells are
 *  numbers or dates in one notation, else categorical. Means and standard deviations are those of the training split. Columns without
 *  information are skipped and reported to `notify`: no known value, one value only, more than 256 categories, or all
 *  of them different.
 *  Throws ConfigError where no column is left or one that is named is missing, FormatError where a cell does not
 *  match the given `columns`. */
export async function loadColumns(
  file: TableFile,
  {
    roles,
    columns: predefinedColumns,
    categorical = [],
    validation,
    scale,
    rules = readingRules.current,
  }: ColumnsOptions,
  callbacks: LoadCallbacks = {},
): Promise<DataSplits> {
  const { path } = file
  const { progress } = callbacks
  const { table, fields } = predefinedColumns
    ? await readWithColumns(file, roles, predefinedColumns, callbacks)
    : await inferColumns(file, { roles, categorical, rules }, callbacks)
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
    predefinedColumns ??
    fields.map((field) => columnStatistics(table, field, splitIndices.train, scale))
  if (!predefinedColumns)
    await reportFarNumbers(file, { table, fields, splitIndices }, callbacks.notify)
  const splits = await createDataSplits(
    name,
    applySplit(tableItems(table, fields, columns), splitIndices),
    {
      progress,
    },
  )
  return { ...splits, columns, ...(table.labelNames && { labelNames: table.labelNames }) }
}

/** All rows with the columns that a model was trained on. Throws like `loadColumns`. */
export async function readWithColumns(
  file: TableFile,
  roles: ColumnRoles,
  columns: readonly Column[],
  { progress, notify }: LoadCallbacks,
): Promise<TableWithFields> {
  const { path } = file
  const names = file.columns.map(({ name }) => name)
  const values = columns.map((column): ValueColumn => {
    const at = names.indexOf(column.name)
    const where = { path, column: column.name }
    const found = file.columns[at]
    if (!found) throw new ConfigError('table.column', { ...where, actual: formatNames(names) })
    const areBooleans = found.declared?.type === 'boolean'
    if (column.type === 'categorical')
      return { at, read: knownCategoryReader(where, column.categories, { areBooleans }) }
    if (!column.notation) return { at, read: numericOrMissingReader(where) }
    const odd = (first: OddNumber) => notify?.('table.notWhole', { ...where, ...first })
    return { at, read: notationReader(where, column, found, odd) }
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

/** Reports the far values of numeric columns, repeated ones or single ones; dates as they are written. */
async function reportFarNumbers(
  { path }: TableFile,
  { table, fields, splitIndices }: TableWithFields & { readonly splitIndices: SplitIndices },
  notify: LoadCallbacks['notify'],
): Promise<void> {
  const all = fields.filter(({ categories }) => !categories)
  const numbers = all.filter(({ notation }) => notation?.type !== 'date')
  const repeated = reportRepeatedValues(path, table, numbers, notify)
  const numeric = all.filter(({ name }) => !repeated.has(name))
  if (numeric.length === 0) return
  const splits = applySplit(unstandardizedItems(table, numeric), splitIndices)
  const lineOf = (split: 'train' | 'validation', index: number) =>
    table.lineOf(splitIndices[split][index] as number)
  const format = (value: number, column: number) => {
    const notation = numeric[column]?.notation
    return notation?.type === 'date' ? formatDate(value, notation) : undefined
  }
  const names = numeric.map(({ name }) => name)
  await reportFarCells(splits, { path, names, lineOf, format }, notify)
}
