// Which columns of a table hold labels, splits or pictures, by their names and their cells.
import { ConfigError, FormatError } from '../../errors.js'
import { closestMatch } from '../../messages/nearest.js'
import { isImageFile } from '../images/image-file.js'
import { readingRules } from '../reading-rules.js'
import { findColumn, normalizeName } from './find-column.js'
import { formatNames } from './format-names.js'
import type { FileColumn, TableFile } from './table-file.js'

/** Indices among the columns of a file. */
export interface ColumnRoles {
  readonly label?: number
  readonly split?: number
  readonly picture?: number
  /** Columns that are not used. */
  readonly leftOut?: readonly number[]
  /** By column, texts such as NA that are values in it. */
  readonly valueTexts?: ReadonlyMap<number, ReadonlySet<string>>
}

const labelNames = ['label', 'labels', 'class', 'target', '라벨', '레이블', '분류']
const splitName = 'split'
/** As `label`: no column holds labels. */
const noLabel = 'none'

/** `label` is the column of labels by name, or by number counted from 1, or "none"; without it, the first with a name of
 *  labels, but in a table (`isTable`) none. In a table pictures are ignored; `reservedNames` are columns that have a
 *  role already, and `leftOut` columns get none but that of `label`. For a model that is trained (`forTrainedModel`)
 *  labels may be missing.
 *  Throws ConfigError where `label` is not a column, FormatError where two columns have one name. */
export function columnRoles(
  { path, columns }: TableFile,
  {
    label,
    isTable,
    forTrainedModel = false,
    reservedNames = [],
    leftOut = [],
    rules = readingRules.current,
  }: {
    label?: string | undefined
    isTable?: boolean | undefined
    forTrainedModel?: boolean | undefined
    reservedNames?: readonly string[]
    leftOut?: readonly number[]
    rules?: number | undefined
  },
): ColumnRoles {
  const names = columns.map(({ name }) => name)
  const second = names.findIndex((name, at) => names.indexOf(name) < at)
  const column = names[second]
  if (column !== undefined) {
    const first = names.indexOf(column)
    throw new FormatError('table.twice', { path, column, first: first + 1, second: second + 1 })
  }
  const isFree = ({ name }: FileColumn, at: number) =>
    !reservedNames.includes(name) && !leftOut.includes(at)
  const called = label === undefined ? -1 : findColumn(names, label)
  const userLabel = reservedNames.includes(names[called] ?? '') ? -1 : called
  const isNone = label !== undefined && called < 0 && normalizeName(label) === noLabel
  if (label !== undefined && userLabel < 0 && !isNone && !forTrainedModel) {
    const near = /^\d+$/.test(label) ? undefined : closestMatch(label, names)
    throw near
      ? new ConfigError('table.labelNear', { path, label, near })
      : new ConfigError('table.labelColumn', { path, label, actual: formatNames(names) })
  }
  const hasOwnLabels = isTable && rules > readingRules.first
  const byName = hasOwnLabels ? undefined : columnOfLabels(columns.map(isFree), columns)
  const labelAt = label === undefined ? byName : userLabel < 0 ? undefined : userLabel
  const split = columns.findIndex((each, at) => isFree(each, at) && isSplit(each))
  const picture = isTable
    ? -1
    : columns.findIndex(
        (each, at) =>
          at !== labelAt && at !== split && !leftOut.includes(at) && holdsPictures(each),
      )
  return {
    ...(labelAt !== undefined && { label: labelAt }),
    ...(split >= 0 && split !== labelAt && { split }),
    ...(picture >= 0 && { picture }),
    ...(leftOut.length > 0 && { leftOut }),
  }
}

/** The first of those that `areFree` with a name of labels. */
export function columnOfLabels(
  areFree: readonly boolean[],
  columns: readonly FileColumn[],
): number | undefined {
  return labelNames
    .map((requested) =>
      columns.findIndex(({ name }, at) => areFree[at] && normalizeName(name) === requested),
    )
    .find((at) => at >= 0)
}

function isSplit({ name, examples }: FileColumn): boolean {
  return normalizeName(name) === splitName && examples.length > 0
}

function holdsPictures({ kind, examples }: FileColumn): boolean {
  return kind === 'picture' || (examples.length > 0 && examples.every(isImageFile))
}
