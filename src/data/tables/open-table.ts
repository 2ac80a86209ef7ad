// Opens a file with rows and columns by what its name says it is. Node only.
import { extname } from 'node:path'
import type { LoadCallbacks } from '../load-callbacks.js'
import { openCsv } from './csv/csv-file.js'
import { openParquet } from './parquet/parquet-file.js'
import type { TableFile } from './table-file.js'

/** Whether the name of a file is that of a table. */
export function isTableFile(path: string): boolean {
  return /\.(csv|tsv)(\.gz)?$/i.test(path) || isParquetFile(path)
}

/** Whether the name of a file is that of Parquet, which names its columns itself. */
export function isParquetFile(path: string): boolean {
  return extname(path).toLowerCase() === '.parquet'
}

/** Throws like `openParquet` and `openCsv`. */
export function openTable(
  path: string,
  options: { header?: boolean | undefined } & Pick<LoadCallbacks, 'progress'> = {},
): Promise<TableFile> {
  return isParquetFile(path) ? openParquet(path) : openCsv(path, options)
}
