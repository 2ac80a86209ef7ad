// Opens a file with rows and columns by its file name extension. Node only.
import { extname } from 'node:path'
import { openCsv } from './csv/csv-file.js'
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

/** Throws like `openParquet` and `openCsv`. */
export function openTable(path: string, options: OpenOptions = {}): Promise<TableFile> {
  return isParquetFile(path) ? openParquet(path) : openCsv(path, options)
}
