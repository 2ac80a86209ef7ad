// Loads CSV and Parquet as training data: rows of numbers, pictures as paths or bytes, or tables. Node only.
import { basename, dirname, resolve } from 'node:path'
import { ConfigError, FormatError } from '../../errors.js'
import type { Column } from '../columns.js'
import type { DataSplits, Dataset } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import { isImageFile } from '../images/image-file.js'
import { loadListedImages } from '../images/load-listed-images.js'
import { signedLabels } from '../labels/hidden-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { predefinedSplit } from '../predefined-split.js'
import { readingRules } from '../reading-rules.js'
import { reportUnusedOptions } from '../report-unused-options.js'
import { applySplit } from '../split.js'
import { reportFarCells } from '../statistics/report-far-values.js'
import { numericReader } from './cell-readers.js'
import type { ColumnRoles } from './column-roles.js'
import { formatNames } from './format-names.js'
import { reportRepeatedValues } from './missing/repeated-values.js'
import { isParquetFile, openTable } from './open-table.js'
import { type LoadedTable, readTable, reportLabels } from './read-table.js'
import { reportSplit } from './report-split.js'
import { valueColumns } from './roles/left-out-columns.js'
import { isNamed, namesIn, rolesOfTable, type TrainedOn } from './roles/table-roles.js'
import type { TableFile } from './table-file.js'
import { loadColumns } from './typed-table.js'

export type TableOptions = Omit<DataConfiguration, 'source'>

/** The rows of a CSV or Parquet file. With `table` they are items of mixed columns, see `loadColumns`. Else a column
 *  of pictures, which are paths relative to the file's folder or bytes, is loaded like a picture folder; and else all
 *  columns but those of labels and splits are numbers, float32 of the shape [columns], or with `size` and `channels`
 *  [height, width] or [3, height, width].
 *  Throws ConfigError where no file can be read at `path` or an option names no column of it, FormatError where the
 *  file is damaged or a cell holds anything else. */
export async function loadTableFile(
  path: string,
  options: TableOptions = {},
  {
    columns,
    trainedOn,
    rules = readingRules.current,
    ...callbacks
  }: LoadCallbacks & {
    readonly columns?: readonly Column[] | undefined
    readonly trainedOn?: TrainedOn | undefined
    readonly rules?: number | undefined
  } = {},
): Promise<DataSplits> {
  const { header, missing, table: isTable } = options
  const file = await openTable(path, { header, missing, rules, progress: callbacks.progress })
  const forTrainedModel = columns !== undefined || trainedOn !== undefined
  const roles = await rolesOfTable(file, { ...options, columns, trainedOn, rules }, callbacks)
  const content = isTable ? 'columns' : roles.picture === undefined ? 'numbers' : 'pictures'
  const unused = [...unusedWith[content], ...(isParquetFile(path) ? (['header'] as const) : [])]
  reportUnusedOptions({ source: path, ...options }, unused, callbacks.notify)
  const splits = isTable
    ? await loadColumns(file, { roles, columns, rules, ...options }, callbacks)
    : roles.picture === undefined
      ? await loadNumbers(file, roles, { ...options, trainedOn }, callbacks)
      : await loadPictures(
          file,
          { ...roles, picture: roles.picture },
          { ...options, forTrainedModel },
          callbacks,
        )
  const unusedValues = formatNames(file.missing.unused)
  if (unusedValues && !forTrainedModel)
    callbacks.notify?.('table.unusedMissing', { path, values: unusedValues })
  return splits
}

const unusedWith = {
  columns: ['size', 'fit', 'background', 'channels', 'skipBroken', 'array', 'axes'],
  numbers: ['fit', 'background', 'skipBroken', 'categorical', 'array', 'axes'],
  pictures: ['categorical', 'keep', 'keepNa', 'leaveOut', 'array', 'axes'],
} as const

async function loadNumbers(
  file: TableFile,
  roles: ColumnRoles,
  {
    size,
    channels,
    validation,
    trainedOn,
  }: TableOptions & { readonly trainedOn?: TrainedOn | undefined },
  callbacks: LoadCallbacks,
): Promise<DataSplits> {
  const { path } = file
  const { progress } = callbacks
  const forTrainedModel = trainedOn !== undefined
  const places = columnIndices(file, namesIn(file, trainedOn)) ?? valueColumns(file, roles)
  const columnNames = places.map((at) => file.columns[at]?.name ?? '')
  const values = places.map((at, place) => ({
    at,
    read: numericReader({ path, column: columnNames[place] ?? '', forTrainedModel }),
  }))
  if (values.length === 0) throw new ConfigError('table.nothing', { path })
  assertNotPaths(file, values)
  const shape = shapeOf(path, values.length, { size, channels })
  const table = await readTable(
    file,
    { values, roles, type: Float32Array, forTrainedModel },
    progress,
  )
  reportLabels(file, roles, table, callbacks)
  reportSplit(file, roles, table, { ...callbacks, validation })
  const dataset: Dataset = {
    count: table.count,
    shape,
    itemType: 'float32',
    ...table.labels,
    read(indices, into) {
      for (let at = 0; at < indices.length; at++)
        into.set(table.values.at(indices[at] as number), at * values.length)
    },
  }
  const name = basename(path)
  const splitIndices = await predefinedSplit(dataset, table.roles, { validation, name, progress })
  const rows = applySplit(dataset, splitIndices)
  if (!forTrainedModel && !size) {
    const fields = columnNames.map((name, place) => ({ name, place }))
    const repeated = reportRepeatedValues(path, table, fields, callbacks.notify)
    const lineOf = (split: 'train' | 'validation', index: number) =>
      table.lineOf(splitIndices[split][index] as number)
    await reportFarCells(
      rows,
      { path, names: columnNames, lineOf, except: repeated },
      callbacks.notify,
    )
  }
  const splits = await createDataSplits(name, rows, { progress })
  return {
    ...splits,
    ...(!size && (file.hasHeader || isNamed(file)) && { columnNames }),
    ...(table.labelNames && { labelNames: table.labelNames }),
  }
}

/** The indices of the columns of these names; undefined without names. Throws ConfigError where one is missing. */
function columnIndices(
  { path, columns }: TableFile,
  requested: readonly string[],
): readonly number[] | undefined {
  const names = columns.map(({ name }) => name)
  const column = requested.find((name) => !names.includes(name))
  if (column !== undefined)
    throw new ConfigError('table.numberColumn', { path, column, actual: formatNames(names) })
  return requested.length > 0 ? requested.map((name) => names.indexOf(name)) : undefined
}

const dateWithSlashes = /^\d{1,4}\/\d{1,2}\/\d{1,4}(?: |$)/

/** Throws for paths without the extension of a picture, which are no column of pictures. */
function assertNotPaths({ path, columns }: TableFile, values: readonly { at: number }[]): void {
  for (const { at } of values) {
    const { name = '', examples = [] } = columns[at] ?? {}
    const actual = examples.find((text) => !isImageFile(text))
    const isPath = (text: string) => /[\\/]/.test(text) && !dateWithSlashes.test(text)
    if (actual !== undefined && examples.every(isPath))
      throw new FormatError('table.paths', { path, column: name, actual })
  }
}

function shapeOf(
  path: string,
  width: number,
  { size, channels }: Pick<TableOptions, 'size' | 'channels'>,
): readonly number[] {
  if (!size) return [width]
  const [height, across] = size
  const pixels = height * across
  const found = [1, 3].find((each) => each * pixels === width && (channels ?? each) === each)
  if (found) return found === 1 ? [height, across] : [3, height, across]
  const values = { path, size: `${height}x${across}`, actual: width }
  throw new ConfigError('table.size', { ...values, grey: pixels, colour: 3 * pixels })
}

async function loadPictures(
  file: TableFile,
  roles: ColumnRoles & { readonly picture: number },
  { forTrainedModel, ...options }: TableOptions & { readonly forTrainedModel: boolean },
  callbacks: LoadCallbacks,
): Promise<DataSplits> {
  const { path } = file
  const ignored = valueColumns(file, roles).map((at) => file.columns[at]?.name ?? '')
  const picture = file.columns[roles.picture]?.name ?? ''
  if (ignored.length > 0)
    callbacks.notify?.('table.beside', { path, picture, columns: ignored.join(', ') })
  const table = await readTable(file, { values: [], roles, type: Float32Array, forTrainedModel })
  reportLabels(file, roles, table, callbacks)
  reportSplit(file, roles, table, { ...callbacks, validation: options.validation })
  const numbers = table.labels && signedLabels(table.labels)
  const images = table.pictures.map((cell, row) => ({
    ...pictureOf(path, cell, row),
    ...(numbers && numbers[row] !== -1 && { label: numbers[row] as number }),
    ...(table.roles[row] && { role: table.roles[row] }),
  }))
  const list = { name: basename(path), images, labelNames: table.labelNames }
  return loadListedImages(path, list, options, callbacks)
}

function pictureOf(path: string, cell: LoadedTable['pictures'][number], row: number) {
  if (typeof cell === 'string' && cell !== '') return { path: resolve(dirname(path), cell) }
  const bytes = cell instanceof Uint8Array ? cell : new Uint8Array()
  return { path: `${path}:${row + 1}`, bytes }
}
