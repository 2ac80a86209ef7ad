// Turns what a Parquet column was decoded to into numbers, texts and bytes that another process can take.
import type { ParquetColumn } from './parquet-columns.js'

/** Cells one after another. */
export interface ParquetCells {
  /** Of lists all numbers, row after row. */
  readonly cells: Float64Array | readonly (string | Uint8Array | undefined)[]
  /** How many numbers each row has, where they are lists. */
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

/** NaN where nothing is known; of a point in time the days since 1970. */
function parseNumber(value: unknown): number {
  if (value === null || value === undefined) return Number.NaN
  return value instanceof Date ? value.getTime() / msPerDay : Number(value)
}

function textIn(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

/** A struct without bytes has a path. */
function pictureIn(value: unknown): Uint8Array | string | undefined {
  if (value instanceof Uint8Array) return value
  const { bytes, path } = (value ?? {}) as { bytes?: unknown; path?: unknown }
  return bytes instanceof Uint8Array ? bytes : textIn(path)
}
