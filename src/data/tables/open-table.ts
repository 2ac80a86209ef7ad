// Opens a file with rows and columns by its file name extension. Node only.
import { extname } from 'node:path'
import { assertRegularFile } from '../../files/assert-regular-file.js'
import { isMissing as isMissingText } from './cell.js'
import { openCsv } from './csv/csv-file.js'
import { MissingValues, withMissing } from './missing/missing-values.js'
import { openParquet } from './parquet/parquet-file.js'
import type { OpenOptions, TableFile } from './table-file.js'

/** Whether the name of a file is that of a table. */
export function isTableFile(path: string): boolean {
  return /\.(csv|tsv)(\.gz)?$/i.test(path) || isParquetFile(path)
}

/** Whether the name of a file is that of Parquet, a format with column names. */
export function isParquetFile(path: string): boolean {
  return extname(path).toLowerCase() === '.parquet'
}

/** Cells of `missing` values are empty, Throws like `openParquet` and `openCsv`. */
export async function openTable(
  path: string,
  { missing: texts = [], ...options }: OpenOptions = {},
): Promise<TableFile & { readonly missing: MissingValues }> {
  await assertRegularFile(path)
  const missing = new MissingValues(texts)
  const isMissing = (cell: string) => isMissingText(cell) || missing.has(cell)
  const file = isParquetFile(path)
    ? await openParquet(path)
    : await openCsv(path, { ...options, ...(texts.length > 0 && { isMissing }) })
  return { ...(texts.length > 0 ? withMissing(file, missing) : file), missing }
}
