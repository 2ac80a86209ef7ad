// The columns of a table for a person: what each is, its values, how many are missing.
import type { Column } from '../../../data/columns.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

const shownDigits = 4

/** `missing` is the share of each column's values that are not known. */
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

/** With few digits; whole numbers whole. */
export function formatBriefly(value: number): string {
  const short = Number.isInteger(value) ? value : Number(value.toPrecision(shownDigits))
  return String(short).replace(/^-/, '−')
}
