// What the user is told about the columns of a table: how they are read, and which are skipped.
import type { LoadCallbacks } from '../load-callbacks.js'
import type { TextCategories } from './cell-readers.js'
import { formatNames } from './format-names.js'
import type { ColumnNotice } from './inference/pass.js'
import type { LoadedTable } from './read-table.js'
import type { Field } from './table-items.js'

const maxReportedAlone = 10

export type SkipReason =
  | 'table.pictures'
  | 'table.unknownColumn'
  | 'table.constant'
  | 'table.manyCategories'
  | 'table.allDifferent'

/** Why a column has no information. */
export function skipReason(
  table: LoadedTable,
  field: Field,
  texts: TextCategories | undefined,
): SkipReason | undefined {
  if (texts?.tooMany) return 'table.manyCategories'
  const { known, min, max } = knownRange(table, field)
  if (known === 0) return 'table.unknownColumn'
  if (min === max) return 'table.constant'
  return texts && field.categories?.length === known ? 'table.allDifferent' : undefined
}

/** Of numbers as they are stored; of categories by their numbers. */
function knownRange({ count, values }: LoadedTable, { place }: Field) {
  let known = 0
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < count; row++) {
    const value = values.at(row)[place] as number
    if (Number.isNaN(value)) continue
    known++
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return { known, min, max }
}

/** Notices that follow from all values of a column. */
export function columnNotices(
  table: LoadedTable,
  field: Field,
  texts: TextCategories | undefined,
): ColumnNotice[] {
  const { notation, categories = [] } = field
  if (texts && categories.length < texts.numbers.size && !texts.tooMany)
    return [['table.booleans', { actual: [...texts.numbers.keys()].join(', ') }]]
  if (notation?.type !== 'number' || notation.decimals !== 0) return []
  const { known, min, max } = knownRange(table, field)
  const widest = Math.max(Math.abs(min), Math.abs(max))
  return known > 0 && widest > Number.MAX_SAFE_INTEGER
    ? [['table.wideIntegers', { limit: Number.MAX_SAFE_INTEGER }]]
    : []
}

interface NoticedColumn {
  readonly field: Pick<Field, 'name'>
  readonly notices: readonly ColumnNotice[]
}

/** Each alone, unless there are many: then those of one kind together, with the example of the first. */
export function reportNotices(
  path: string,
  columns: readonly NoticedColumn[],
  notify: LoadCallbacks['notify'],
): void {
  const all = columns.flatMap(({ field, notices }) =>
    notices.map(([code, values]) => ({ code, values, column: field.name })),
  )
  if (all.length <= maxReportedAlone) {
    for (const { code, values, column } of all) notify?.(code, { path, column, ...values })
    return
  }
  for (const code of new Set(all.map((notice) => notice.code))) {
    const own = all.filter((notice) => notice.code === code)
    notify?.(code, {
      path,
      column: formatNames(own.map(({ column }) => column)),
      ...own[0]?.values,
    })
  }
}

/** Each with its reason, unless these are many. */
export function reportSkippedColumns(
  path: string,
  skipped: readonly { readonly name: string; readonly reason: SkipReason }[],
  notify: LoadCallbacks['notify'],
): void {
  if (skipped.length <= maxReportedAlone) {
    for (const { name, reason } of skipped) notify?.(reason, { path, column: name })
    return
  }
  for (const reason of new Set(skipped.map((each) => each.reason))) {
    const names = skipped.filter((each) => each.reason === reason).map(({ name }) => name)
    notify?.(reason, { path, column: formatNames(names) })
  }
}
