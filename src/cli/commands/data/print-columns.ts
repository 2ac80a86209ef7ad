// Prints the columns of a table: type, values, percentage of missing values.
import type { Column } from '../../../data/columns.js'
import { formatInNotation } from '../../../data/notation/format.js'
import { areTruths } from '../../../data/tables/cell.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

const shownDigits = 4

/** `missing`: fraction of missing values in each column. */
export function printColumns(
  terminal: Console,
  columns: readonly Column[],
  missing: readonly number[],
): void {
  const header = (['name', 'type', 'values', 'missing'] as const).map((title) =>
    terminal.translate(`data.columns.${title}`),
  )
  const rows = columns.map((column, at) => [
    column.name,
    terminal.translate(`data.columns.${columnKind(column)}`),
    valuesOf(terminal, column),
    `${(100 * (missing[at] ?? 0)).toFixed(1)} %`,
  ])
  for (const line of tableLines([header, ...rows], { numeric: [3] })) terminal.print(line)
}

function valuesOf(terminal: Console, column: Column): string {
  if (column.type === 'categorical')
    return terminal.translate('data.columns.categories', { count: column.categories.length })
  const { notation, range, mean, deviation } = column
  if (notation?.type === 'date' && range)
    return range.map((value) => formatInNotation(value, notation, { decimals: 0 })).join(' … ')
  const { prefix = '', suffix = '' } = notation?.type === 'number' ? notation : {}
  return `${formatBriefly(mean)} ± ${formatBriefly(deviation)} ${(prefix + suffix).trim()}`.trimEnd()
}

export type ColumnKind = Column['type'] | 'integer' | 'percentage' | 'date' | 'boolean'

function columnKind(column: Column): ColumnKind {
  if (column.type === 'categorical') return areTruths(column.categories) ? 'boolean' : column.type
  const { notation } = column
  if (notation?.type === 'date') return 'date'
  if (notation?.suffix?.trim() === '%') return 'percentage'
  return notation?.decimals === 0 ? 'integer' : 'numeric'
}

/** Formats a number with few digits; integers completely. */
export function formatBriefly(value: number): string {
  const short = Number.isInteger(value) ? value : Number(value.toPrecision(shownDigits))
  return String(short).replace(/^-/, '−')
}
