// Rows of texts as CSV (RFC 4180).

const rowsPerChunk = 1000

/** The text of a CSV file in consecutive parts: a header of names, unless there is none, then one line per row.
 *  `areQuoted`: the cells are in quotation marks already where they must be. */
export function* csvParts(
  names: readonly string[] | undefined,
  rows: Iterable<readonly string[]>,
  {
    delimiter = ',',
    lineEnd = '\n',
    areQuoted = false,
  }: { delimiter?: string; lineEnd?: string; areQuoted?: boolean } = {},
): Generator<string> {
  const line = (cells: readonly string[]) => {
    const texts = areQuoted ? cells : cells.map((cell) => quoteCell(cell, delimiter))
    // An empty line would be skipped.
    return (texts.join(delimiter) || '""') + lineEnd
  }
  let part = names ? line(names) : ''
  let held = 0
  for (const row of rows) {
    part += line(row)
    if (++held % rowsPerChunk > 0) continue
    yield part
    part = ''
  }
  yield part
}

/** A text as a cell, quoted where necessary: readers would strip spaces at the ends, and a delimiter of other files
 *  may mislead them. Where the delimiter is not the comma, decimal commas need no quotation marks. */
export function quoteCell(cell: string, delimiter = ','): string {
  const isPlain = delimiter !== ',' && !cell.includes(delimiter) && decimalComma.test(cell)
  const isQuoted = !isPlain && (cell.includes(delimiter) || misleading.test(cell))
  return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell
}

const misleading = /[",;\t\r\n]|^\s|\s$/
const decimalComma = /^[^",;\t\r\n]*\d,\d[^",;\t\r\n]*$/
