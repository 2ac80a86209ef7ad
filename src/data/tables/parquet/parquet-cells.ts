// Converts decoded Parquet columns to numbers, texts and bytes that can be sent to another process.
import type { ParquetColumn } from './parquet-columns.js'
import { exactText } from './parquet-texts.js'

/** Consecutive cells of a column. */
export interface ParquetCells {
  /** For lists: all numbers, row after row. */
  readonly cells: Float64Array | readonly (string | Uint8Array | undefined)[]
  /** For lists: the number of elements of each row. */
  readonly lengths?: Int32Array
}

const msPerDay = 86_400_000

export function cellsOf(
  { kind }: ParquetColumn,
  pieces: readonly ArrayLike<unknown>[],
): ParquetCells {
  if (kind === 'number' || kind === 'list') {
    const cells = numbersIn(pieces)
    if (kind === 'number') return { cells }
    const rows = pieces.flatMap((piece) => Array.from(piece, countIn))
    return { cells, lengths: Int32Array.from(rows) }
  }
  const read = kind === 'picture' ? pictureIn : textIn
  return { cells: pieces.flatMap((piece) => Array.from(piece, read)) }
}

/** The same cells as texts that hold exactly the values. */
export function textsOf(
  column: ParquetColumn,
  pieces: readonly ArrayLike<unknown>[],
): ParquetCells {
  if (column.kind === 'list') {
    const cells = pieces.flatMap((piece) => leavesIn(piece)).map((leaf) => exactText(leaf, column))
    return {
      cells,
      lengths: Int32Array.from(pieces.flatMap((piece) => Array.from(piece, countIn))),
    }
  }
  const texts = pieces.flatMap((piece) => Array.from(piece, (value) => exactText(value, column)))
  return { cells: texts }
}

function leavesIn(value: unknown): unknown[] {
  if (!isSequence(value)) return [value]
  return Array.from(value, leavesIn).flat()
}

/** All numbers in lists of any depth. */
function numbersIn(values: unknown): Float64Array {
  const cells = new Float64Array(countIn(values))
  let at = 0
  const fill = (value: unknown) => {
    if (isSequence(value)) for (let index = 0; index < value.length; index++) fill(value[index])
    else cells[at++] = parseNumber(value)
  }
  fill(values)
  return cells
}

function countIn(value: unknown): number {
  if (!isSequence(value)) return 1
  let count = 0
  for (let index = 0; index < value.length; index++) count += countIn(value[index])
  return count
}

function isSequence(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)
}

/** NaN where the value is missing; for a timestamp the days since 1970. */
function parseNumber(value: unknown): number {
  if (value === null || value === undefined) return Number.NaN
  return value instanceof Date ? value.getTime() / msPerDay : Number(value)
}

function textIn(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

/** The bytes of a picture; of a struct without bytes its path. */
function pictureIn(value: unknown): Uint8Array | string | undefined {
  if (value instanceof Uint8Array) return value
  const { bytes, path } = (value ?? {}) as { bytes?: unknown; path?: unknown }
  return bytes instanceof Uint8Array ? bytes : textIn(path)
}
