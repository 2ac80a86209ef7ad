// Reads a table whose columns are not known yet: finds their types, and skips those without information.
import { ConfigError } from '../../errors.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { readingRules } from '../reading-rules.js'
import { sortedCategories, truthOf } from './cell.js'
import type { TextCategories } from './cell-readers.js'
import { columnNotices, reportNotices, reportSkippedColumns, skipReason } from './column-notices.js'
import type { ColumnRoles } from './column-roles.js'
import { formatNames } from './format-names.js'
import { categoryPass } from './inference/category-pass.js'
import { ColumnInference, firstPass } from './inference/column-inference.js'
import { firstRulesPass } from './inference/first-rules.js'
import type { Pass } from './inference/pass.js'
import { reportMissingTexts } from './missing/missing-texts.js'
import { type LoadedTable, readTable, type ValueColumn } from './read-table.js'
import { valueColumns } from './roles/left-out-columns.js'
import type { FileColumn, TableFile } from './table-file.js'
import type { Field } from './table-items.js'

export interface TableWithFields {
  readonly table: LoadedTable
  readonly fields: readonly Field[]
}

interface InferenceOptions {
  readonly roles: ColumnRoles
  /** Columns whose numbers are categories. */
  readonly categorical: readonly string[]
  readonly rules: number
}

/** The rows, and the columns that have information; others, and how columns are read, are reported to `notify`.
 *  Throws ConfigError where a column in `categorical` is missing. */
export async function inferColumns(
  file: TableFile,
  { roles, categorical, rules }: InferenceOptions,
  { progress, notify }: LoadCallbacks,
): Promise<TableWithFields> {
  const { path } = file
  const names = file.columns.map(({ name }) => name)
  const unknown = categorical.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new ConfigError('table.categorical', {
      path,
      column: unknown,
      actual: formatNames(names),
    })
  const candidates = valueColumns(file, roles).flatMap((at) => {
    const column = file.columns[at]
    return column ? [{ at, column }] : []
  })
  const pictures = candidates.filter(({ column }) => column.kind === 'picture')
  const columns = candidates.flatMap(({ at, column }) => {
    const { name, kind } = column
    if (kind === 'picture') return []
    const isCategorical = categorical.includes(name)
    const texts = roles.valueTexts?.get(at)
    const pass = texts ? categoryPass(texts) : firstPassBy(rules, column, isCategorical)
    const inference = new ColumnInference(pass)
    return [{ at, name, inference, read: inference.read }]
  })
  const table = await readUntilKnown(file, { values: columns, roles }, { progress })
  const found = columns.map(({ name, inference }, place) => {
    const { texts, notation, categories } = inference.found
    const field: Field = {
      name,
      place,
      ...(notation && { notation }),
      ...(categories && { categories }),
      ...(texts && (mergedBooleans(texts, rules) ?? inOrder(texts))),
    }
    const notices = [...inference.notices, ...columnNotices(table, field, texts)]
    return { field, notices, reason: skipReason(table, field, texts) }
  })
  reportNotices(path, found, notify)
  const used = found.flatMap(({ field, reason }) => (reason ? [] : [field]))
  if (rules !== readingRules.first) {
    const isText = ({ categories }: Field) => categories !== undefined
    reportMissingTexts(path, table, used.filter(isText), notify)
  }
  const skipped = found.flatMap(({ field: { name }, reason }) => (reason ? [{ name, reason }] : []))
  const unused = pictures.map(({ column: { name } }) => ({
    name,
    reason: 'table.pictures' as const,
  }))
  reportSkippedColumns(path, [...unused, ...skipped], notify)
  return { table, fields: used }
}

function firstPassBy(rules: number, column: FileColumn, isCategorical: boolean): Pass {
  if (rules !== readingRules.first) return firstPass(column, { isCategorical })
  return isCategorical || column.kind === 'text' ? categoryPass() : firstRulesPass()
}

interface InferredValues {
  readonly values: readonly (ValueColumn & { readonly inference: ColumnInference })[]
  readonly roles: ColumnRoles
}

/** Reads the file until the types of all columns are known. */
async function readUntilKnown(
  file: TableFile,
  { values, roles }: InferredValues,
  { progress }: Pick<LoadCallbacks, 'progress'>,
): Promise<LoadedTable> {
  const inferences = values.map(({ inference }) => inference)
  for (;;) {
    const table = await readTable(file, { values, roles, type: Float64Array }, progress)
    const hasDecimalCommas = inferences.some((each) => each.hasDecimalCommas)
    const open = inferences.filter((each) => each.endPass({ hasDecimalCommas }))
    if (open.length === 0) return table
  }
}

function inOrder({ numbers }: TextCategories): Pick<Field, 'categories' | 'order'> {
  const categories = sortedCategories(numbers.keys())
  const order: number[] = []
  for (const [at, name] of categories.entries()) order[numbers.get(name) ?? 0] = at
  return { categories, order }
}

/** False and true in several spellings are two categories, called by the first spelling of each. */
function mergedBooleans(
  { numbers }: TextCategories,
  rules: number,
): Pick<Field, 'categories' | 'order'> | undefined {
  const names = [...numbers.keys()]
  const named = [false, true].map((truth) => names.find((name) => truthOf(name) === truth))
  const [no, yes] = named
  const areTruths = names.length > 2 && names.every((name) => truthOf(name) !== undefined)
  if (rules === readingRules.first || !areTruths || no === undefined || yes === undefined)
    return undefined
  return { categories: [no, yes], order: names.map((name) => (truthOf(name) ? 1 : 0)) }
}
