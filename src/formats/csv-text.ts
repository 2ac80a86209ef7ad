// Rows of texts as CSV (RFC 4180).

const rowsPerChunk = 1000
const lineEnd = '\n'

/** The text of a CSV file in consecutive parts: a header of names, then one line per row. */
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

/** A text as a cell, quoted where necessary: readers would strip spaces at the ends. */
export function quoteCell(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
