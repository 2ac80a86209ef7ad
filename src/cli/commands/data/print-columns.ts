// Prints the columns of a table: type, values, percentage of missing values.
import type { Column } from '../../../data/columns.js'
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
    terminal.translate(`data.columns.${column.type}`),
    valuesOf(terminal, column),
    `${(100 * (missing[at] ?? 0)).toFixed(1)} %`,
  ])
  for (const line of tableLines([header, ...rows], { numeric: [3] })) terminal.print(line)
}

function valuesOf(terminal: Console, column: Column): string {
  if (column.type === 'categorical')
    return terminal.translate('data.columns.categories', { count: column.categories.length })
  return `${formatBriefly(column.mean)} ± ${formatBriefly(column.deviation)}`
}

/** Formats a number with few digits; integers completely. */
export function formatBriefly(value: number): string {
  const short = Number.isInteger(value) ? value : Number(value.toPrecision(shownDigits))
  return String(short).replace(/^-/, '−')
}
