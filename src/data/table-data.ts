// Loads CSV and Parquet as data to train on: rows of numbers, pictures that are listed or held, or tables. Node only.
import { basename, dirname, resolve } from 'node:path'
import { ConfigError } from '../errors.js'
import { numbersOnly } from './cell-readers.js'
import { type ColumnRoles, columnRoles } from './column-roles.js'
import type { Column } from './columns.js'
import type { DataConfiguration } from './data-options.js'
import type { DataSplits, Dataset } from './dataset.js'
import { splitsOf } from './fingerprint.js'
import { type GatheredTable, gatherTable } from './gathered-table.js'
import { givenSides } from './given-sides.js'
import { loadListedPictures } from './listed-pictures.js'
import type { Watched } from './notice.js'
import { isParquetFile, openTable } from './open-table.js'
import { selections } from './split.js'
import type { TableFile } from './table-file.js'
import { loadColumns } from './typed-table.js'

export type TableOptions = Omit<DataConfiguration, 'source'>

/** The rows of a CSV or Parquet file. With `table` they are items of mixed columns, as `loadColumns` makes them. Else
 *  a column of pictures, which are paths seen from the file's folder or bytes, is loaded like a picture folder;
 *  and else all columns but those of labels and splits are numbers, float32 of the shape [columns], or as `size` and
 *  `channels` say [height, width] or [3, height, width].
 *  Throws ConfigError where no file can be read at `path` or an option names no column of it, FormatError where the
 *  file is damaged or a cell holds anything else. */
export async function loadTableFile(
  path: string,
  options: TableOptions = {},
  { columns, ...watched }: Watched & { readonly columns?: readonly Column[] | undefined } = {},
): Promise<DataSplits> {
  const file = await openTable(path, { ...options, progress: watched.progress })
  const { label, table: isTable } = options
  const taken = columns?.map(({ name }) => name) ?? []
  const roles = columnRoles(file, { label, isTable, taken })
  tellRoles(file, roles, options, watched)
  const content = isTable ? 'columns' : roles.picture === undefined ? 'numbers' : 'pictures'
  const unused = [
    ...unusedWith[content],
    ...(isParquetFile(path) ? ['header' as const] : []),
  ].filter((name) => options[name] !== undefined)
  if (unused.length > 0)
    watched.notice?.('data.unused', { source: path, options: unused.join(', ') })
  if (isTable) return loadColumns(file, { roles, columns, ...options }, watched)
  return roles.picture === undefined
    ? loadNumbers(file, roles, options, watched)
    : loadPictures(file, { ...roles, picture: roles.picture }, options, watched)
}

const unusedWith = {
  columns: ['size', 'fit', 'channels', 'skipBroken', 'array'],
  numbers: ['fit', 'skipBroken', 'categorical', 'array'],
  pictures: ['categorical', 'array'],
} as const

function tellRoles(
  { path, columns }: TableFile,
  roles: ColumnRoles,
  { label }: TableOptions,
  { notice }: Watched,
): void {
  const name = (at: number) => columns[at]?.name ?? ''
  if (roles.label !== undefined && label === undefined)
    notice?.('table.label', { path, column: name(roles.label) })
  if (roles.split !== undefined) notice?.('table.split', { path, column: name(roles.split) })
}

async function loadNumbers(
  file: TableFile,
  roles: ColumnRoles,
  { size, channels, validation }: TableOptions,
  watched: Watched,
): Promise<DataSplits> {
  const { path } = file
  const { progress } = watched
  const values = valueColumns(file, roles).map((at) => ({
    at,
    read: numbersOnly({ path, column: file.columns[at]?.name ?? '' }),
  }))
  if (values.length === 0) throw new ConfigError('table.nothing', { path })
  const shape = shapeOf(path, values.length, { size, channels })
  const table = await gatherTable(file, { values, roles, type: Float32Array }, progress)
  tellLabels(file, roles, table, watched)
  const dataset: Dataset = {
    count: table.count,
    shape,
    itemType: 'float32',
    ...(table.labels && { labels: table.labels.labels }),
    read(indices, into) {
      for (let at = 0; at < indices.length; at++)
        into.set(table.values.at(indices[at] as number), at * values.length)
    },
  }
  const name = basename(path)
  const sides = await givenSides(dataset, table.roles, { validation, name, progress })
  const splits = await splitsOf(name, selections(dataset, sides), { progress })
  return table.labels ? { ...splits, labelNames: table.labels.names } : splits
}

/** Columns that have no other role. */
function valueColumns({ columns }: TableFile, { label, split, picture }: ColumnRoles): number[] {
  return [...columns.keys()].filter((at) => ![label, split, picture].includes(at))
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
  options: TableOptions,
  watched: Watched,
): Promise<DataSplits> {
  const { path } = file
  const beside = valueColumns(file, roles).map((at) => file.columns[at]?.name ?? '')
  const picture = file.columns[roles.picture]?.name ?? ''
  if (beside.length > 0)
    watched.notice?.('table.beside', { path, picture, columns: beside.join(', ') })
  const table = await gatherTable(file, { values: [], roles, type: Float32Array })
  tellLabels(file, roles, table, watched)
  const images = table.pictures.map((cell, row) => ({
    ...pictureOf(path, cell, row),
    ...(table.labels && { label: table.labels.labels[row] as number }),
    ...(table.roles[row] && { role: table.roles[row] }),
  }))
  const list = { name: basename(path), images, labelNames: table.labels?.names }
  return loadListedPictures(path, list, options, watched)
}

function pictureOf(path: string, cell: GatheredTable['pictures'][number], row: number) {
  if (typeof cell === 'string' && cell !== '') return { path: resolve(dirname(path), cell) }
  const bytes = cell instanceof Uint8Array ? cell : new Uint8Array()
  return { path: `${path}:${row + 1}`, bytes }
}

function tellLabels(
  { path, columns }: TableFile,
  { label }: ColumnRoles,
  { labels }: GatheredTable,
  { notice }: Watched,
): void {
  const column = label === undefined ? undefined : columns[label]?.name
  if (column !== undefined && !labels) notice?.('table.manyClasses', { path, column })
}
