// Filter and order of the runs.
import type { RunRow, RunStatus } from '../../api/runs.js'

export type Column =
  | 'name'
  | 'status'
  | 'recipe'
  | 'data'
  | 'epochs'
  | 'validation'
  | 'best'
  | 'seconds'
  | 'created'

export interface Order {
  readonly column: Column
  readonly isAscending: boolean
}

export interface Filter {
  readonly text: string
  /** As displayed; empty: any. */
  readonly status: RunStatus | ''
}

/** Statuses that readers see as one: who interrupted a training makes no difference to them. */
export function displayStatus(status: RunStatus): RunStatus {
  return status === 'interrupted' ? 'stopped' : status
}

const collator = new Intl.Collator('en', { numeric: true })
const numeric: readonly Column[] = ['epochs', 'validation', 'best', 'seconds', 'created']

/** Numbers start with the largest, but metrics with the best, and names with A. */
export function defaultOrder(column: Column): Order {
  return { column, isAscending: !['epochs', 'seconds', 'created'].includes(column) }
}

/** Rows without a value come last in either order. */
export function sortRuns(rows: readonly RunRow[], { column, isAscending }: Order): RunRow[] {
  const sign = isAscending ? 1 : -1
  return [...rows].sort((a, b) => {
    const [left, right] = [sortKey(a, column), sortKey(b, column)]
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * collator.compare(String(left), String(right))
  })
}

export function filterRuns(rows: readonly RunRow[], { text, status }: Filter): RunRow[] {
  const words = text.toLowerCase().split(/\s+/)
  return rows.filter((row) => {
    const all = `${row.name} ${row.recipe ?? ''} ${row.data ?? ''}`.toLowerCase()
    const isOfStatus = status === '' || displayStatus(row.status) === status
    return isOfStatus && words.every((word) => all.includes(word))
  })
}

function sortKey(row: RunRow, column: Column): string | number | undefined {
  if (column === 'validation') return row.validation?.loss
  if (column === 'best') return row.best?.loss
  if (column === 'created') return row.created === undefined ? undefined : Date.parse(row.created)
  if (column === 'status') return displayStatus(row.status)
  const value = row[column]
  return value === '' ? undefined : value
}

export function isNumeric(column: Column): boolean {
  return numeric.includes(column)
}
