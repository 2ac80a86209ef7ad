// The roles of a table's columns for a model, and what is said about them.
import { sizeOf } from '../../../graph/shapes.js'
import type { Column } from '../../columns.js'
import type { LoadCallbacks } from '../../load-callbacks.js'
import type { DataConfiguration } from '../../options.js'
import { readingRules } from '../../reading-rules.js'
import { type ColumnRoles, columnOfLabels, columnRoles } from '../column-roles.js'
import { formatNames } from '../format-names.js'
import type { TableFile } from '../table-file.js'
import { columnsNamed, leaveOutIndex, leaveOutNested, valueColumns } from './left-out-columns.js'
import { findValueTexts } from './value-texts.js'

/** The training data of a model. */
export interface TrainedOn {
  /** Shape of an item. */
  readonly shape: readonly number[]
  readonly columnNames?: readonly string[] | undefined
  /** Bits per sample by which pictures were read, where these have 16. */
  readonly sampleBits?: number | undefined
  readonly labelNames?: readonly string[] | undefined
}

interface RolesOptions extends Omit<DataConfiguration, 'source'> {
  /** Those that a model was trained on. */
  readonly columns?: readonly Column[] | undefined
  readonly trainedOn?: TrainedOn | undefined
  readonly rules?: number | undefined
}

/** What each column is, by its name and cells and by the options; for a model that is trained, by the columns that it
 *  knows. What was guessed, and what is left out, is reported to `notify`.
 *  Throws like `columnRoles`, `columnsNamed` and `file.read`. */
export async function rolesOfTable(
  file: TableFile,
  { columns, trainedOn, rules = readingRules.current, ...options }: RolesOptions,
  callbacks: LoadCallbacks,
): Promise<ColumnRoles> {
  const { label, table: isTable, leaveOut = [], keepNa = [] } = options
  const forTrainedModel = columns !== undefined || trainedOn !== undefined
  const reservedNames = columns?.map(({ name }) => name) ?? namesIn(file, trainedOn)
  const leftOut = columnsNamed(file, leaveOut, { forTrainedModel })
  const naming = { label, isTable, forTrainedModel, reservedNames, leftOut, rules }
  const found = columnRoles(file, naming)
  const roles = isTable ? found : withoutMissingLabels(file, found, { label, trainedOn })
  reportRoles(file, roles, options, callbacks)
  if (reservedNames.length > 0) {
    reportOtherColumns(file, roles, reservedNames, callbacks)
    return withLabelTexts(roles, trainedOn?.labelNames)
  }
  if (roles.picture !== undefined)
    return forTrainedModel ? withLabelTexts(roles, trainedOn?.labelNames) : roles
  const flat = leaveOutNested(file, roles, callbacks)
  if (rules === readingRules.first) return flat
  const used = await leaveOutIndex(file, flat, options, callbacks)
  const keep = columnsNamed(file, keepNa, { forTrainedModel })
  if (forTrainedModel) return withLabelTexts(used, trainedOn?.labelNames)
  const among = [
    ...(isTable ? valueColumns(file, used) : []),
    ...(used.label === undefined ? [] : [used.label]),
  ]
  return { ...used, valueTexts: await findValueTexts(file, { among, keep }, callbacks) }
}

/** Of a model that is trained: names of its labels, such as NA, are no missing ones. */
function withLabelTexts(roles: ColumnRoles, names: readonly string[] = []): ColumnRoles {
  const { label } = roles
  if (label === undefined) return roles
  return { ...roles, valueTexts: new Map([[label, new Set(names)]]) }
}

/** The names by which a run's columns of numbers are found; empty where the file, or that of the run, has no
 *  column names. */
export function namesIn(file: TableFile, trainedOn: TrainedOn | undefined): readonly string[] {
  return (isNamed(file) && trainedOn?.columnNames) || []
}

/** Whether columns have other names than their numbers. */
export function isNamed({ columns }: TableFile): boolean {
  return columns.some(({ name }, at) => name !== String(at + 1))
}

/** A file with as many columns as the model has input values holds no labels, whatever the column of labels in the
 *  run. */
function withoutMissingLabels(
  { columns }: TableFile,
  roles: ColumnRoles,
  { label, trainedOn }: { label: string | undefined; trainedOn: TrainedOn | undefined },
): ColumnRoles {
  const { label: _, ...others } = roles
  const width = trainedOn && sizeOf(trainedOn.shape)
  const isByNumber = label !== undefined && /^\d+$/.test(label)
  return isByNumber && columns.length === width && others.split === undefined ? others : roles
}

function reportRoles(
  { path, columns, hasDecimalCommas, guesses = [] }: TableFile,
  { label: at, split, leftOut = [] }: ColumnRoles,
  { label, table: isTable }: Pick<DataConfiguration, 'label' | 'table'>,
  { notify }: LoadCallbacks,
): void {
  for (const { code, values } of guesses) notify?.(code, values)
  if (hasDecimalCommas) notify?.('table.decimalCommas', { path })
  if (label !== undefined) return
  if (at !== undefined) notify?.('table.label', { path, column: columns[at]?.name ?? '' })
  const isFree = columns.map((_, each) => each !== split && !leftOut.includes(each))
  const own = isTable && at === undefined ? columnOfLabels(isFree, columns) : undefined
  if (own !== undefined) notify?.('table.ownLabels', { path, column: columns[own]?.name ?? '' })
}

/** Those that the model does not know. */
function reportOtherColumns(
  file: TableFile,
  roles: ColumnRoles,
  known: readonly string[],
  { notify }: LoadCallbacks,
): void {
  const names = valueColumns(file, roles).map((at) => file.columns[at]?.name ?? '')
  const others = names.filter((name) => !known.includes(name))
  if (others.length > 0)
    notify?.('table.otherColumns', { path: file.path, columns: formatNames(others) })
}
