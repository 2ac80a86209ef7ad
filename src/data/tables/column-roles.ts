// Which columns of a table hold labels, splits or pictures, by their names and their cells.
import { ConfigError, FormatError } from '../../errors.js'
import { closestMatch } from '../../messages/nearest.js'
import { isImageFile } from '../images/image-file.js'
import { formatNames } from './format-names.js'
import type { FileColumn, TableFile } from './table-file.js'

/** Indices among the columns of a file. */
export interface ColumnRoles {
  readonly label?: number
  readonly split?: number
  readonly picture?: number
}

const labelNames = ['label', 'labels', 'class', 'target', '라벨', '레이블', '분류']
const splitName = 'split'

/** `label` is the column of labels by name, or by number counted from 1; without it, the first with a name of labels.
 *  In a table (`isTable`) pictures are ignored; `reservedNames` are columns that have a role already. For a model
 *  that is trained (`forTrainedModel`) labels may be missing.
 *  Throws ConfigError where `label` is not a column, FormatError where two columns have one name. */
export function columnRoles(
  { path, columns }: TableFile,
  {
    label,
    isTable,
    forTrainedModel = false,
    reservedNames = [],
  }: {
    label?: string | undefined
    isTable?: boolean | undefined
    forTrainedModel?: boolean | undefined
    reservedNames?: readonly string[]
  },
): ColumnRoles {
  const names = columns.map(({ name }) => name)
  const column = names.find((name, at) => names.indexOf(name) < at)
  if (column !== undefined) throw new FormatError('table.twice', { path, column })
  const isFree = ({ name }: FileColumn) => !reservedNames.includes(name)
  const called = label === undefined ? -1 : findColumn(names, label)
  const userLabel = reservedNames.includes(names[called] ?? '') ? -1 : called
  if (label !== undefined && userLabel < 0 && !forTrainedModel) {
    const near = /^\d+$/.test(label) ? undefined : closestMatch(label, names)
    throw near
      ? new ConfigError('table.labelNear', { path, label, near })
      : new ConfigError('table.labelColumn', { path, label, actual: formatNames(names) })
  }
  const byName = labelNames
    .map((requested) =>
      columns.findIndex((each) => isFree(each) && normalizeName(each.name) === requested),
    )
    .find((at) => at >= 0)
  const labelAt = label === undefined ? byName : userLabel < 0 ? undefined : userLabel
  const split = columns.findIndex((each) => isFree(each) && isSplit(each))
  const picture = isTable
    ? -1
    : columns.findIndex((each, at) => at !== labelAt && at !== split && holdsPictures(each))
  return {
    ...(labelAt !== undefined && { label: labelAt }),
    ...(split >= 0 && split !== labelAt && { split }),
    ...(picture >= 0 && { picture }),
  }
}

/** By its name, else by its number from 1; returns an index, -1 where there is none. */
function findColumn(names: readonly string[], requested: string): number {
  const exact = names.indexOf(requested)
  if (exact >= 0) return exact
  const similar = names.findIndex((name) => normalizeName(name) === normalizeName(requested))
  if (similar >= 0) return similar
  return /^\d+$/.test(requested) && Number(requested) <= names.length ? Number(requested) - 1 : -1
}

function isSplit({ name, examples }: FileColumn): boolean {
  return normalizeName(name) === splitName && examples.length > 0
}

function holdsPictures({ kind, examples }: FileColumn): boolean {
  return kind === 'picture' || (examples.length > 0 && examples.every(isImageFile))
}

/** A name as it is compared. */
function normalizeName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
