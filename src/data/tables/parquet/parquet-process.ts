// Decodes Parquet in a process of its own: a damaged file, whose run lengths the library trusts, can crash only that.
import { stat } from 'node:fs/promises'
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { withPandasMetadata } from './pandas-metadata.js'
import { cellsOf, type ParquetCells, textsOf } from './parquet-cells.js'
import { type ParquetColumn, parquetColumns } from './parquet-columns.js'
import { checkPages } from './parquet-pages.js'
import { exactParsers, withoutDecimals } from './parquet-texts.js'

/** A request to the process: the summary of the file, or the cells of a column in some rows. */
export type ParquetRequest =
  | 'outline'
  | {
      readonly column: number
      readonly from: number
      readonly to: number
      /** Whether the cells are texts that hold exactly the values. */
      readonly areTexts?: boolean
    }

export interface ParquetSummary {
  readonly columns: readonly ParquetColumn[]
  /** The average length of each column's lists in the first row group, rounded up. */
  readonly listLengths: readonly number[]
  /** Whether the lists of a column can all have that length. */
  readonly areEven: readonly boolean[]
  /** The number of rows of each row group. */
  readonly groups: readonly number[]
}

export type ParquetAnswer =
  | { readonly outline: ParquetSummary }
  | { readonly cells: ParquetCells }
  | { readonly failure: string }

const path = process.argv[2] ?? ''

/** Maximum of rows, values or bytes per byte of a file; more is damage, whatever the compression. */
const maxValuesPerByte = 1000
const maxListLengthPerByte = 64
const maxUncompressedBytes = 2 ** 26

async function openFile() {
  const { size } = await stat(path)
  const maxValues = maxValuesPerByte * size
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file, { geoparquet: false })
  const groups = metadata.row_groups.map(({ num_rows }) => Number(num_rows))
  const rows = groups.reduce((sum, count) => sum + count, 0)
  if (rows !== Number(metadata.num_rows) || groups.some((count) => !(count >= 0)))
    throw new Error(`rows of the groups: ${rows}, of the file: ${metadata.num_rows}`)
  for (const { columns } of metadata.row_groups)
    for (const { meta_data: column } of columns)
      if (Number(column?.num_values ?? 0) > maxValues || rows > maxValues)
        throw new Error(`${column?.num_values} values in ${size} bytes`)
  const columns = withPandasMetadata(parquetColumns(parquetSchema(metadata)), metadata)
  const averageLengths = metadata.row_groups.map(({ columns: chunks }, group) =>
    columns.map(({ name }) => {
      const column = chunks.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)
      return Number(column?.meta_data?.num_values ?? 0) / Math.max(1, groups[group] ?? 0)
    }),
  )
  const listLengths = columns.map((_, at) => Math.ceil(averageLengths[0]?.[at] ?? 0))
  const areEven = columns.map((_, at) =>
    averageLengths.every((lengths) => lengths[at] === listLengths[at]),
  )
  const maxLength = Math.max(0, ...listLengths)
  if (maxLength > maxListLengthPerByte * size)
    throw new Error(`lists of ${maxLength} in ${size} bytes`)
  return { file, metadata, outline: { columns, groups, listLengths, areEven }, most: maxValues }
}

const opening = openFile()
// The error is thrown where `opening` is awaited.
opening.catch(() => {})

async function handleRequest(request: ParquetRequest): Promise<ParquetAnswer> {
  const { file, metadata, outline, most: maxValues } = await opening
  if (request === 'outline') return { outline }
  const { column: at, from, to, areTexts } = request
  const column = outline.columns[at] as ParquetColumn
  const { name } = column
  await checkPages(file, metadata, {
    name,
    from,
    to,
    maxBytes: Math.max(maxUncompressedBytes, maxValues),
  })
  const pieces: ArrayLike<unknown>[] = []
  await parquetRead({
    file,
    metadata: areTexts ? withoutDecimals(metadata, name) : metadata,
    ...(areTexts && { parsers: exactParsers }),
    columns: [name],
    rowStart: from,
    rowEnd: to,
    utf8: false,
    geoparquet: false,
    compressors: boundedCompressors,
    // A chunk may start before the first row and end after the last.
    onChunk: ({ columnData, rowStart }) => {
      const start = Math.max(0, from - rowStart)
      pieces.push(columnData.slice(start, Math.max(start, to - rowStart)))
    },
  })
  const found = pieces.reduce((sum, { length }) => sum + length, 0)
  if (found !== to - from) throw new Error(`${found} of ${to - from} cells in ${name}`)
  return { cells: areTexts ? textsOf(column, pieces) : cellsOf(column, pieces) }
}

const boundedCompressors: typeof compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (
        !(length >= 0 && length <= Math.max(maxUncompressedBytes, maxValuesPerByte * input.length))
      )
        throw new Error(`a page of ${length} bytes`)
      return unpack(input, length)
    },
  ]),
)

// Ctrl-C reaches all processes of a terminal: the parent process decides, and ends this one.
process.on('SIGINT', () => {})

process.on('message', async (request: ParquetRequest) => {
  const answer = await handleRequest(request).catch((error): ParquetAnswer => {
    return { failure: reasonOf(error) }
  })
  process.send?.(answer)
})

/** For a TypeError within the library, its message means nothing to a user. */
function reasonOf(error: Error): string {
  const isInternal = error instanceof TypeError || /\bundefined\b|\[object/.test(error.message)
  return isInternal ? 'its parts do not fit together' : error.message
}
