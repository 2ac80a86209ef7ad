// The columns of a table that are not used: those that the user leaves out, and those that only number the rows.
import { ConfigError } from '../../../errors.js'
import { closestMatch } from '../../../messages/nearest.js'
import type { LoadCallbacks } from '../../load-callbacks.js'
import type { DataConfiguration } from '../../options.js'
import type { ColumnRoles } from '../column-roles.js'
import { findColumn } from '../find-column.js'
import { formatNames } from '../format-names.js'
import type { TableFile } from '../table-file.js'
import { findIndexColumns } from './index-columns.js'

/** Indices of the columns that `names` are, by name or number; those that are none are ignored if `forTrainedModel`.
 *  Throws ConfigError for a name that is no column. */
export function columnsNamed(
  { path, columns }: TableFile,
  requested: readonly string[],
  { forTrainedModel }: { forTrainedModel: boolean },
): number[] {
  const names = columns.map(({ name }) => name)
  return requested.flatMap((column) => {
    const at = findColumn(names, column)
    if (at >= 0) return at
    if (forTrainedModel) return []
    const near = /^\d+$/.test(column) ? undefined : closestMatch(column, names)
    throw near
      ? new ConfigError('table.namedNear', { path, column, near })
      : new ConfigError('table.named', { path, column, actual: formatNames(names) })
  })
}

/** The roles, with the columns that only number the rows among those left out; unless nothing else is left. What is left
 *  out, and what may have to be, is reported to `notify`.
 *  Throws like `columnsNamed` and `file.read`. */
export async function leaveOutIndex(
  file: TableFile,
  roles: ColumnRoles,
  { keep = [], categorical = [] }: Pick<DataConfiguration, 'keep' | 'categorical'>,
  { notify, progress }: LoadCallbacks,
): Promise<ColumnRoles> {
  const { path, columns } = file
  const kept = columnsNamed(file, keep, { forTrainedModel: false })
  const isUsed = (name: string, at: number) => kept.includes(at) || categorical.includes(name)
  const values = valueColumns(file, roles)
  const suspects = values.filter((at) => !isUsed(columns[at]?.name ?? '', at))
  const { sure, empty, doubtful } = await findIndexColumns(file, new Set(suspects), progress)
  const leftOut = [...sure, ...empty]
  if (leftOut.length === values.length) return roles
  const namesOf = (among: readonly number[]) =>
    formatNames(among.map((at) => columns[at]?.name ?? ''))
  if (sure.length > 0) notify?.('table.index', { path, columns: namesOf(sure) })
  if (empty.length > 0) notify?.('table.emptyColumn', { path, columns: namesOf(empty) })
  for (const { at, code } of doubtful) notify?.(code, { path, column: columns[at]?.name ?? '' })
  return { ...roles, leftOut: [...(roles.leftOut ?? []), ...leftOut] }
}

/** The roles, with the columns of nested values among those left out, unless nothing else is left; they are reported to
 *  `notify`. */
export function leaveOutNested(
  file: TableFile,
  roles: ColumnRoles,
  { notify }: Pick<LoadCallbacks, 'notify'>,
): ColumnRoles {
  const { path, columns } = file
  const values = valueColumns(file, roles)
  const nested = values.filter((at) => columns[at]?.nested)
  if (nested.length === 0 || nested.length === values.length) return roles
  const described = new Set(nested.map((at) => columns[at]?.nested ?? ''))
  notify?.('table.nested', { path, columns: formatNames([...described]) })
  return { ...roles, leftOut: [...(roles.leftOut ?? []), ...nested] }
}

/** Indices of the columns that have no other role. */
export function valueColumns(
  { columns }: TableFile,
  { label, split, picture, leftOut = [] }: ColumnRoles,
): number[] {
  return [...columns.keys()].filter((at) => ![label, split, picture, ...leftOut].includes(at))
}
