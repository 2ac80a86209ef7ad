// Reads known factors of variation from a file: a column each, a row per example. Node only.
import { extname } from 'node:path'
import { ConfigError, FormatError } from '../errors.js'
import { fileBytes } from '../files/file-bytes.js'
import { readBytes } from '../files/read-bytes.js'
import { decodeNpy, type ReadNpyArray } from '../formats/npy.js'
import { openNpz } from '../formats/npz.js'
import type { Notify } from '../notices.js'
import type { Factors } from './factors.js'
import type { Selection } from './select-split.js'
import { parseNumber, sortedCategories } from './tables/cell.js'
import { isTableFile, openTable } from './tables/open-table.js'

/** The examples that a file of factors belongs to. */
interface FactoredExamples {
  readonly count: number
  /** Their split, or all. */
  readonly part: Selection
  /** The splits that may be chosen, in words. */
  readonly splits: string
}

interface FactorColumn {
  readonly name: string
  readonly values: ArrayLike<number>
}

/** The factors in a CSV or Parquet file (a column each; texts are numbered in their order), an .npy file [count] or [count, factors], or an
 *  .npz file with such arrays. What is no factor goes to `notify`: a column that numbers the rows, and other arrays of an .npz file.
 *  Throws ConfigError where the file cannot be read or does not have a row per example, FormatError where it holds anything else. */
export async function loadFactors(
  path: string,
  { count, part, splits, notify }: FactoredExamples & { notify?: Notify | undefined },
): Promise<Factors> {
  const columns = await readColumns(path, notify)
  const [first] = columns
  if (!first) throw new FormatError('factors.none', { path })
  const other = columns.find(({ values }) => values.length !== count)
  if (other) {
    const values = { path, expected: count, actual: other.values.length, split: part, splits }
    throw new ConfigError(part === 'all' ? 'factors.countOfAll' : 'factors.count', values)
  }
  const values = new Float64Array(count * columns.length)
  for (const [at, column] of columns.entries())
    for (let row = 0; row < count; row++) {
      const value = Number(column.values[row])
      if (!Number.isFinite(value))
        throw new FormatError('factors.notFinite', { path, factor: column.name, item: row })
      values[row * columns.length + at] = value
    }
  return { names: columns.map(({ name }) => name), values }
}

async function readColumns(path: string, notify: Notify | undefined): Promise<FactorColumn[]> {
  if (isTableFile(path)) return tableColumns(path, notify)
  const extension = extname(path).toLowerCase()
  if (extension === '.npy') return arrayColumns('', decodeNpy(await readBytes(path), path), path)
  if (extension !== '.npz') throw new ConfigError('factors.extension', { path })
  const file = openNpz(fileBytes(path), path)
  const shapes = file.names.map((name) => ({ name, rank: file.describe(name).shape.length }))
  const used = shapes.filter(({ rank }) => rank === 1 || rank === 2)
  const matrices = used.filter(({ rank }) => rank === 2).map(({ name }) => name)
  if (matrices.length > 1)
    throw new ConfigError('factors.matrices', { path, actual: matrices.join(', ') })
  const others = shapes.filter((each) => !used.includes(each)).map(({ name }) => name)
  if (others.length > 0) notify?.('factors.arrays', { path, names: others.join(', ') })
  return used.flatMap(({ name }) => arrayColumns(name, file.read(name), `${path}/${name}.npy`))
}

/** Columns are named by the array, and those of a matrix by their numbers from 1. */
function arrayColumns(array: string, { shape, data }: ReadNpyArray, path: string): FactorColumn[] {
  const [count = 0, width = 1] = shape
  if (shape.length < 1 || shape.length > 2)
    throw new FormatError('factors.shape', { path, actual: `[${shape.join(', ')}]` })
  return Array.from({ length: width }, (_, at) => ({
    name: shape.length === 1 && array ? array : [array, at + 1].filter(Boolean).join(' '),
    values: Float64Array.from({ length: count }, (_, row) => Number(data[row * width + at])),
  }))
}

async function tableColumns(path: string, notify: Notify | undefined): Promise<FactorColumn[]> {
  const file = await openTable(path)
  const isIndex = file.columns.map(
    (column) => column.isIndex || (file.hasHeader && column.isNameless),
  )
  const cells: (string | number)[][] = file.columns.map(() => [])
  await file.read(
    file.columns.map(({ name }, at) => {
      if (isIndex[at]) return undefined
      return (row, cell, line) => {
        const known = typeof cell === 'number' ? cell : typeof cell === 'string' ? cell.trim() : ''
        if (known === '' || Number.isNaN(known))
          throw new FormatError('factors.missing', { path, line, column: name })
        ;(cells[at] as (string | number)[])[row] = known
      }
    }),
  )
  return file.columns.flatMap(({ name }, at) => {
    if (!isIndex[at]) return [{ name, values: numbersOf(cells[at] as (string | number)[]) }]
    notify?.('factors.index', { path, column: name || String(at + 1) })
    return []
  })
}

/** Numbers as they are; where a cell is text, the place of each text in their order. */
function numbersOf(cells: readonly (string | number)[]): number[] {
  const numbers = cells.map((cell) => (typeof cell === 'number' ? cell : parseNumber(cell)))
  if (numbers.every((number) => number !== undefined)) return numbers
  const places = new Map(sortedCategories(new Set(cells.map(String))).map((text, at) => [text, at]))
  return cells.map((cell) => places.get(String(cell)) as number)
}
