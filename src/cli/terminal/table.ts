// Tables of text whose columns stand under one another, also where letters are two columns wide.
import stringWidth from 'string-width'

const between = '  '

/** The lines of a table. Columns of `numeric` end at the same place, others begin there. */
export function tableLines(
  rows: readonly (readonly string[])[],
  { numeric = [] }: { numeric?: readonly number[] } = {},
): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries())
      widths[at] = Math.max(widths[at] ?? 0, stringWidth(cell))
  const padded = (cell: string, at: number) => {
    const room = ' '.repeat((widths[at] ?? 0) - stringWidth(cell))
    return numeric.includes(at) ? room + cell : cell + room
  }
  return rows.map((row) => row.map(padded).join(between).trimEnd())
}
