// Reads Parquet column by column, one group of rows after another. Node only.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, stat } from 'node:fs/promises'
import { FormatError } from '../../../errors.js'
import { readError } from '../../../files/read-error.js'
import { quoteCell } from '../../../formats/csv-text.js'
import type { LoadCallbacks } from '../../load-callbacks.js'
import type { CellHandler, CsvCells, FileColumn, TableFile } from '../table-file.js'
import type { ParquetCells } from './parquet-cells.js'
import type { ParquetColumn } from './parquet-columns.js'
import type { ParquetAnswer, ParquetRequest, ParquetSummary } from './parquet-process.js'
import { shortenTimestamps } from './parquet-texts.js'

const sniffRows = 10
/** What CSV can hold. */
const textKinds: readonly ParquetColumn['kind'][] = ['number', 'list', 'text']
const mb = 2 ** 20
/** Memory of the process: for itself, and per byte of the file. */
const [minMemoryMb, memoryPerByte] = [128, 24]
/** Timeout of a response: no valid file takes so long. */
const maxDecodeMs = 60_000
const bytesPerMs = 10
const outOfBounds = 'decoding it takes more memory or time than its size explains'

/** The table in the file at `path`. A column of lists of numbers becomes one column per element. Timestamps become
 *  days since 1970, booleans 0 and 1.
 *  Throws ConfigError where no file can be read there, FormatError where it is not valid Parquet; `read` also
 *  where a requested column holds anything but numbers, text and pictures, or its lists differ in length. */
export async function openParquet(path: string): Promise<TableFile> {
  const { outline, firsts: sampleCells } = await withProcess(path, async (decoder) => {
    const outline = await decoder.outline()
    const count = Math.min(sniffRows, outline.groups[0] ?? 0)
    const sampleCells = new Map<number, ParquetCells>()
    for (const [column, { kind }] of outline.columns.entries())
      if (kind === 'text')
        sampleCells.set(column, await decoder.cells({ column, from: 0, to: count }))
    return { outline, firsts: sampleCells }
  })
  const lengths = outline.columns.map(({ kind }, at) =>
    kind === 'list' ? (outline.listLengths[at] ?? 0) : 1,
  )
  const starts = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, each) => sum + each, 0))

  async function read(
    handlers: readonly (CellHandler | undefined)[],
    progress?: LoadCallbacks['progress'],
  ): Promise<number> {
    const selectedColumns = [...outline.columns.entries()].filter(([at]) => {
      const start = starts[at] ?? 0
      return handlers.slice(start, start + (lengths[at] ?? 0)).some((handler) => handler)
    })
    return withProcess(path, async (decoder) => {
      let from = 0
      let done = 0
      for (const rows of outline.groups) {
        for (const [column, { name, kind, type }] of selectedColumns) {
          if (kind === 'other')
            throw new FormatError('parquet.type', { path, column: name, actual: type })
          const cells = await decoder.cells({ column, from, to: from + rows })
          const start = starts[column] ?? 0
          const own = handlers.slice(start, start + (lengths[column] ?? 0))
          deliverCells({ path, column: name, from }, cells, own)
          progress?.(++done, selectedColumns.length * outline.groups.length)
        }
        from += rows
      }
      return from
    })
  }

  async function csvCells(progress?: LoadCallbacks['progress']): Promise<CsvCells> {
    const count = outline.groups.reduce((sum, rows) => sum + rows, 0)
    const rows = Array.from({ length: count }, () => Array<string>(columns.length).fill(''))
    const isText = ({ kind }: ParquetColumn, at: number) =>
      textKinds.includes(kind) && (kind !== 'list' || outline.areEven[at])
    const withoutText = outline.columns.filter((column, at) => !isText(column, at))
    await withProcess(path, async (decoder) => {
      for (const [at, column] of outline.columns.entries()) {
        if (!isText(column, at)) continue
        const texts = await textsOf(decoder, at, outline)
        const width = lengths[at] ?? 0
        for (const [index, text = ''] of texts.entries())
          (rows[Math.floor(index / width)] as string[])[(starts[at] ?? 0) + (index % width)] =
            quoteCell(text)
        progress?.(at + 1, outline.columns.length)
      }
    })
    return {
      delimiter: ',',
      lineEnd: '\n',
      hasMark: false,
      header: columns.map(({ name }) => quoteCell(name)),
      rows,
      withoutText: withoutText.map(({ name }) => name),
    }
  }

  const columns = outline.columns.flatMap((column, at) =>
    fileColumns(column, {
      first: sampleCells.get(at),
      length: lengths[at] ?? 0,
      isEven: outline.areEven[at] ?? true,
    }),
  )
  return { path, columns, hasHeader: true, read, csvCells }
}

/** The cells of a column as texts, in all row groups; of lists one element after another. */
async function textsOf(
  decoder: Decoder,
  at: number,
  { columns, groups }: ParquetSummary,
): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = []
  let from = 0
  for (const rows of groups) {
    const { cells } = await decoder.cells({ column: at, from, to: from + rows, areTexts: true })
    for (const cell of cells) texts.push(typeof cell === 'string' ? cell : undefined)
    from += rows
  }
  const declared = columns[at]?.declared
  return declared?.type === 'timestamp' ? shortenTimestamps(texts, declared) : texts
}

function fileColumns(
  { name, kind, type, declared, isIndex }: ParquetColumn,
  { first, length, isEven }: { first: ParquetCells | undefined; length: number; isEven: boolean },
): FileColumn[] {
  const nested = kind === 'other' || (kind === 'list' && !isEven) ? `${name} (${type})` : undefined
  if (kind === 'list')
    return Array.from({ length }, (_, at) => ({
      name: `${name}[${at}]`,
      kind: 'number',
      examples: [],
      nested,
    }))
  const texts = kind === 'text' ? [...(first?.cells ?? [])] : []
  const examples = texts.filter((text) => typeof text === 'string')
  return [{ name, kind: kind === 'other' ? 'any' : kind, examples, declared, isIndex, nested }]
}

/** Calls the handler with each cell, or for lists the handler at each element's index. */
function deliverCells(
  { path, column, from }: { path: string; column: string; from: number },
  { cells, lengths }: ParquetCells,
  handlers: readonly (CellHandler | undefined)[],
): void {
  const expected = handlers.length
  const rows = lengths?.length ?? cells.length
  for (let index = 0; index < rows; index++) {
    const line = from + index + 1
    const actual = lengths?.[index] ?? 1
    if (actual !== expected)
      throw new FormatError('parquet.list', { path, column, line, expected, actual })
    for (let at = 0; at < expected; at++) {
      const cell = cells[index * expected + at]
      if (cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY)
        throw new FormatError('table.infinite', { path, line, column, actual: cell })
      handlers[at]?.(from + index, cell, line)
    }
  }
}

interface Decoder {
  outline(): Promise<ParquetSummary>
  cells(request: Exclude<ParquetRequest, string>): Promise<ParquetCells>
}

/** Runs `use` with a process that reads the file and ends afterwards. */
async function withProcess<Result>(
  path: string,
  use: (decoder: Decoder) => Promise<Result>,
): Promise<Result> {
  const { size } = await sizeOf(path)
  const memoryMb = Math.ceil(minMemoryMb + (memoryPerByte * size) / mb)
  const child = fork(new URL('./parquet-process.js', import.meta.url), [path], {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const gaveUp = (): ParquetAnswer => ({ failure: outOfBounds })
  const ended = once(child, 'exit').then(gaveUp, gaveUp)
  async function ask(request: ParquetRequest): Promise<ParquetAnswer> {
    child.send(request)
    const signal = AbortSignal.timeout(Math.ceil(maxDecodeMs + size / bytesPerMs))
    const answer = once(child, 'message', { signal }).then(
      ([answer]): ParquetAnswer => answer,
      gaveUp,
    )
    return Promise.race([answer, ended])
  }
  function failed(answer: ParquetAnswer): FormatError {
    const reason = 'failure' in answer ? answer.failure : ''
    return new FormatError('parquet.corrupt', { path, reason })
  }
  try {
    return await use({
      async outline() {
        const answer = await ask('outline')
        if ('outline' in answer) return answer.outline
        throw failed(answer)
      },
      async cells(request) {
        const answer = await ask(request)
        if ('cells' in answer) return answer.cells
        throw failed(answer)
      },
    })
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

/** Throws ConfigError where the file cannot be read. */
async function sizeOf(path: string) {
  try {
    await access(path, constants.R_OK)
    return await stat(path)
  } catch (cause) {
    throw readError(path, cause)
  }
}
