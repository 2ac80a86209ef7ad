// Tells files of rows from pictures.
import { extname } from 'node:path'

/** Whether the extension requests rows, not a picture. */
export function isRowsFile(path: string | undefined): path is string {
  return path !== undefined && extname(path).toLowerCase() === '.csv'
}
