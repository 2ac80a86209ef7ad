// Latents as CSV, for spreadsheets and data frames: one line per example.
import { FormatError } from '../errors.js'
import { quoteCell } from './csv-text.js'

const linesPerChunk = 1000
const lineEnd = '\n'
const meanName = 'mean_'
const labelName = 'label'
const predictedName = 'predicted_label'
/** Between commas, or after the last one. */
const cell = /(?<=^|,)(\s*"([^"]|"")*"\s*|[^,]*)(?=,|$)/g
const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** The text of a CSV file in consecutive parts: a header, then for each example the name of its file (if any), its
 *  index, its label, the predicted one and its cluster (if any), its means and its log variances (if any). Numbers have the fewest digits from which
 *  the same float32 is read again; a label of −1, which is missing, is an empty cell. Shapes: mean, logVariance [count, latent]. */
export function* latentsCsvParts({
  count,
  latent,
  mean,
  logVariance,
  labels,
  clusters,
  predicted,
  files,
}: {
  count: number
  latent: number
  mean: Float32Array
  logVariance?: Float32Array | undefined
  labels?: ArrayLike<number> | undefined
  clusters?: ArrayLike<number> | undefined
  predicted?: ArrayLike<number> | undefined
  files?: readonly string[] | undefined
}): Generator<string> {
  const numbered = (name: string) => Array.from({ length: latent }, (_, at) => `${name}${at + 1}`)
  const header = [
    ...(files ? ['file'] : []),
    'index',
    ...(labels ? [labelName] : []),
    ...(clusters ? ['cluster'] : []),
    ...(predicted ? [predictedName] : []),
    ...numbered(meanName),
    ...(logVariance ? numbered('log_variance_') : []),
  ]
  yield header.join(',') + lineEnd
  const row = (values: Float32Array, index: number) =>
    Array.from(values.subarray(index * latent, (index + 1) * latent), shortestDecimal)
  for (let from = 0; from < count; from += linesPerChunk) {
    let part = ''
    for (let index = from; index < Math.min(from + linesPerChunk, count); index++) {
      const cells = [
        ...(files ? [fileCell(files[index] ?? '')] : []),
        index,
        ...(labels ? [labelCell(labels[index])] : []),
        ...(clusters ? [clusters[index]] : []),
        ...(predicted ? [predicted[index]] : []),
        ...row(mean, index),
        ...(logVariance ? row(logVariance, index) : []),
      ]
      part += cells.join(',') + lineEnd
    }
    yield part
  }
}

function labelCell(label: number | undefined): number | string {
  return label === undefined || label < 0 ? '' : label
}

/** The latents in the bytes of a CSV file: the columns mean_1, mean_2 and so on of one with a header, all
 *  columns of one without. Shape: [count, latent]. `path` only names the file in errors.
 *  Throws FormatError with the line number where a line is longer or shorter than the first, or holds anything but
 *  finite numbers. */
export function decodeLatentsCsv(
  bytes: Uint8Array,
  path: string,
): { shape: [number, number]; data: Float32Array } {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/)
  const rows = lines
    .map((text, at) => ({ line: at + 1, text }))
    .filter(({ text }) => text.trim() !== '')
  const [first] = rows
  if (!first) throw new FormatError('csv.empty', { path })
  const titles = cellsOf(first.text)
  const hasHeader = !titles.every((title) => number.test(title))
  const columns = hasHeader ? meanColumns(titles, path) : titles.map((_, at) => at)
  const examples = hasHeader ? rows.slice(1) : rows
  const data = new Float32Array(examples.length * columns.length)
  for (const [example, { line, text }] of examples.entries()) {
    const cells = cellsOf(text)
    if (cells.length !== titles.length) {
      const values = { path, line, expected: titles.length, actual: cells.length }
      throw new FormatError('csv.ragged', values)
    }
    for (const [latent, column] of columns.entries()) {
      const cell = cells[column] as string
      const value = number.test(cell) ? Math.fround(Number(cell)) : Number.NaN
      if (!Number.isFinite(value)) {
        throw new FormatError('csv.number', { path, line, column: column + 1, actual: cell })
      }
      data[example * columns.length + latent] = value
    }
  }
  return { shape: [examples.length, columns.length], data }
}

/** The labels that the codes in the bytes of a CSV file were made with, whose latents `decodeLatentsCsv` reads: predicted ones, or else
 *  the examples' own. NaN for a cell that is no number; undefined without such a column. */
export function decodeLabelsCsv(bytes: Uint8Array): number[] | undefined {
  const [titles = '', ...rows] = new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .filter((text) => text.trim() !== '')
  const names = cellsOf(titles)
  const column = names.indexOf(names.includes(predictedName) ? predictedName : labelName)
  if (column < 0) return undefined
  return rows.map((text) => {
    const cell = cellsOf(text)[column] ?? ''
    return number.test(cell) ? Number(cell) : Number.NaN
  })
}

function meanColumns(titles: readonly string[], path: string): number[] {
  const places = new Map(titles.map((title, column) => [title, column]))
  const columns: number[] = []
  for (let at = 1; places.has(`${meanName}${at}`); at++)
    columns.push(places.get(`${meanName}${at}`) as number)
  if (columns.length > 0) return columns
  throw new FormatError('csv.header', { path, line: 1, actual: titles.join(',').slice(0, 100) })
}

/** Some programs put quotes around texts, and names of files may have commas in them. */
function cellsOf(line: string): string[] {
  const cells = line.includes('"') ? (line.match(cell) ?? []) : line.split(',')
  return cells.map((each) => each.trim().replace(/^"(.*)"$/, '$1'))
}

/** Always in one line. */
function fileCell(name: string): string {
  return quoteCell(name.replace(/[\r\n]+/g, ' '))
}

/** Nine digits always identify a float32, and if some number of digits does, so does each larger one. */
function shortestDecimal(value: number): string {
  if (Object.is(value, -0)) return '-0'
  let digits = 9
  const holds = (fewer: number) => Math.fround(Number(value.toPrecision(fewer))) === value
  while (digits > 1 && holds(digits - 1)) digits--
  return String(Number(value.toPrecision(digits)))
}
