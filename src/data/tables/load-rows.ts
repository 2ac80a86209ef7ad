// All rows of a table in the order of its file, for a model that knows the columns. Node only.
import { ConfigError } from '../../errors.js'
import type { Column } from '../columns.js'
import type { Dataset } from '../dataset.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { columnRoles } from './column-roles.js'
import { isTableFile, openTable } from './open-table.js'
import type { OpenOptions, TableFile } from './table-file.js'
import { tableItems } from './table-items.js'
import { readWithColumns } from './typed-table.js'

/** The file at `source` as items of these columns, which may be in another order or among others there.
 *  Throws ConfigError where `source` is no such file or lacks a column, FormatError where it is damaged or a cell
 *  does not match its column. */
export async function loadRows(
  { source, label, header, missing }: DataConfiguration,
  columns: readonly Column[],
  {
    rules,
    ...callbacks
  }: Pick<OpenOptions, 'progress' | 'rules'> & Pick<LoadCallbacks, 'notify'> = {},
): Promise<{ file: TableFile; dataset: Dataset }> {
  if (!isTableFile(source)) throw new ConfigError('rows.source', { source })
  const file = await openTable(source, { header, missing, rules, ...callbacks })
  const reservedNames = columns.map(({ name }) => name)
  const roles = columnRoles(file, {
    label,
    isTable: true,
    forTrainedModel: true,
    reservedNames,
    rules,
  })
  const { table, fields } = await readWithColumns(file, roles, columns, callbacks)
  return { file, dataset: tableItems(table, fields, columns) }
}
