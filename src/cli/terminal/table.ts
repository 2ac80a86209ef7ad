// Text tables with aligned columns, also with characters of double width.
import { displayWidth } from './display-width.js'

const between = '  '

/** The lines of a table. Columns in `numeric` are right-aligned, others left-aligned. */
export function tableLines(
  rows: readonly (readonly string[])[],
  { numeric = [] }: { numeric?: readonly number[] } = {},
): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries())
      widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))
  const padded = (cell: string, at: number) => {
    const room = ' '.repeat((widths[at] ?? 0) - displayWidth(cell))
    return numeric.includes(at) ? room + cell : cell + room
  }
  return rows.map((row) => row.map(padded).join(between).trimEnd())
}
