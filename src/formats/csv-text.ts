// Rows of texts as CSV (RFC 4180).

const rowsPerChunk = 1000
const lineEnd = '\n'

/** The text of a CSV file in parts that follow one another: a line of names, then one for each row. */
export function* csvParts(
  names: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string> {
  let part = line(names)
  let held = 0
  for (const row of rows) {
    part += line(row)
    if (++held % rowsPerChunk > 0) continue
    yield part
    part = ''
  }
  yield part
}

function line(cells: readonly string[]): string {
  const text = cells.map(quoteCell).join(',')
  // An empty line would be skipped.
  return (text || '""') + lineEnd
}

/** A text as a cell. Spaces at the ends would be taken for none. */
export function quoteCell(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
