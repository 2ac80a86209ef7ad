// Reads IDX files, compressed by gzip or not: their headers first, then items to memory or on demand. Node only.

import { readBytes } from '../../files/read-bytes.js'
import { readFileHead } from '../../files/read-file-head.js'
import {
  assertIdxLength,
  type IdxHeader,
  maxIdxHeaderBytes,
  readIdxHeader,
} from '../../formats/idx.js'
import { type ElementType, elementTypeOf } from '../../formats/npy-items.js'
import { sizeOf } from '../../graph/shapes.js'
import { gunzipAll, gunzipHead, gunzipToCache, isGzip } from '../cache/gzip-file.js'
import {
  bytesInMemory,
  defaultMemoryBytes,
  fileDataset,
  type ItemLayout,
} from '../cache/item-file.js'
import { itemsFrom } from '../cache/number-conversion.js'
import { arrayDataset, type Dataset, type Items } from '../dataset.js'
import type { LoadCallbacks } from '../load-callbacks.js'

/** An IDX file of which only the header has been read. */
export interface IdxFile {
  readonly path: string
  readonly header: IdxHeader
  readonly isGzip: boolean
}

export interface IdxReadOptions extends LoadCallbacks {
  /** Maximum bytes of items held in memory; more are read while they are used. */
  readonly memory?: number | undefined
}

/** Of a compressed file: enough to read the header. */
const headBytes = 4096

/** Opens the file at `path`. Throws ConfigError where no file can be read there, FormatError where it is not IDX or
 *  not as long as its header says. */
export async function openIdxFile(path: string): Promise<IdxFile> {
  const { bytes, length } = await readFileHead(path, headBytes)
  if (!isGzip(bytes)) {
    const header = readIdxHeader(bytes.subarray(0, maxIdxHeaderBytes), path)
    assertIdxLength(header, length, path)
    return { path, header, isGzip: false }
  }
  const head = gunzipHead(bytes, { path, isWhole: length <= bytes.length })
  const header = readIdxHeader(head.subarray(0, maxIdxHeaderBytes), path)
  return { path, header, isGzip: true }
}

/** All items of a file, contiguous. Throws FormatError where it is incomplete, or a number is invalid (see
 *  `itemsFrom`). */
export async function readIdxItems({ path, header, isGzip }: IdxFile): Promise<Items> {
  const bytes = await readBytes(path)
  const complete = isGzip ? gunzipAll(bytes, { path, length: header.end }) : bytes
  assertIdxLength(header, complete.length, path)
  const { start, width, shape } = header
  const size = sizeOf(shape.slice(1))
  return itemsFrom(complete.subarray(start), typeOf(header), (number) => ({
    path,
    item: Math.floor(number / size),
    offset: start + number * width,
  }))
}

/** The dataset of a file's items, [count, ...shape]: in memory, or where there are more than `memory` bytes of them, in
 *  the file. A compressed one is then decompressed once, into the cache folder. Throws like `readIdxItems` and `cacheItems`. */
export async function idxDataset(
  file: IdxFile & { shape: readonly number[] },
  { memory = defaultMemoryBytes, progress }: IdxReadOptions,
): Promise<Dataset> {
  const { path, header } = file
  const [count = 0, ...shape] = file.shape
  const layout = { path, start: header.start, count, shape, type: typeOf(header) }
  if (!file.isGzip) return fileDataset(layout, { memory })
  if (bytesInMemory(layout) <= memory) return arrayDataset(shape, await readIdxItems(file))
  return fileDataset(await decompressed(file, layout, progress), { memory })
}

async function decompressed(
  { path, header }: IdxFile,
  layout: ItemLayout,
  progress: LoadCallbacks['progress'],
): Promise<ItemLayout> {
  const assertLength = (length: number) => assertIdxLength(header, length, path)
  const cached = await gunzipToCache(path, { length: header.end, assertLength, progress })
  return { ...layout, path: cached.path }
}

function typeOf({ descr }: IdxHeader): ElementType {
  // Every IDX type is also a NumPy type.
  return elementTypeOf(descr) as ElementType
}
