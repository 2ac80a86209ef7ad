// Reports how a table's own column of splits splits its rows.

import type { LoadCallbacks } from '../load-callbacks.js'
import { reportRoles } from '../split-words.js'
import type { ColumnRoles } from './column-roles.js'
import type { LoadedTable } from './read-table.js'
import type { TableFile } from './table-file.js'

/** `validation` is the requested fraction, which is ignored where both splits have rows. */
export function reportSplit(
  { path, columns }: TableFile,
  { split }: ColumnRoles,
  { roleByWord, splitWords }: Pick<LoadedTable, 'roleByWord' | 'splitWords'>,
  { notify, validation }: Pick<LoadCallbacks, 'notify'> & { validation?: number | undefined },
): void {
  if (split === undefined) return
  const column = columns[split]?.name ?? ''
  if (!roleByWord) {
    notify?.('table.oneSide', { path, column, actual: splitWords.join(', ') })
    return
  }
  notify?.('table.split', { path, column })
  reportRoles(path, roleByWord, notify)
  if (validation !== undefined) notify?.('data.ownSplit', { source: path })
}
