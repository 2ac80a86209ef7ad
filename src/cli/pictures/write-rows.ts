// Writes generated rows of a table as a CSV file.
import { extname } from 'node:path'
import type { Column } from '../../data/columns.js'
import { formatRows } from '../../data/tables/row-texts.js'
import { writeOutput } from '../../files/output-file.js'
import { csvParts } from '../../formats/csv-text.js'

/** Whether the extension requests rows, not a picture. */
export function isRowsFile(path: string | undefined): path is string {
  return path !== undefined && extname(path).toLowerCase() === '.csv'
}

/** Shape: items [count, 2, width]. Throws ConfigError if the file cannot be written. */
export async function writeRows(
  out: string,
  columns: readonly Column[],
  items: Float32Array,
): Promise<void> {
  const names = columns.map(({ name }) => name)
  await writeOutput(out, ...csvParts(names, formatRows(columns, items)))
}
