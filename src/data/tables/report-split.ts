// Tells how a table's own column of splits divides its rows.

import type { Watched } from '../load-callbacks.js'
import type { ColumnRoles } from './column-roles.js'
import type { GatheredTable } from './read-table.js'
import type { TableFile } from './table-file.js'

/** `validation` is the share that was asked for, which is not used where both sides have rows. */
export function tellSplit(
  { path, columns }: TableFile,
  { split }: ColumnRoles,
  { roles, splitWords }: Pick<GatheredTable, 'roles' | 'splitWords'>,
  { notice, validation }: Pick<Watched, 'notice'> & { validation?: number | undefined },
): void {
  if (split === undefined) return
  const column = columns[split]?.name ?? ''
  if (roles.length === 0) {
    notice?.('table.oneSide', { path, column, actual: splitWords.join(', ') })
    return
  }
  notice?.('table.split', { path, column })
  if (validation !== undefined) notice?.('data.ownSplit', { source: path })
}
