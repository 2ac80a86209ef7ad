// Reads IDX files, compressed by gzip or not: their headers first, then items in memory or where they lie. Node only.

import { readBytes } from '../../files/read-bytes.js'
import { readBeginning } from '../../files/read-file-head.js'
import {
  demandIdxLength,
  type IdxHeader,
  longestIdxHeader,
  readIdxHeader,
} from '../../formats/idx.js'
import { itemTypeOf, type StoredType } from '../../formats/npy-items.js'
import { sizeOf } from '../../graph/shapes.js'
import { gunzipAll, gunzipBeginning, gunzipOnce, isGzip } from '../cache/gzip-file.js'
import { bytesInMemory, fileDataset, type ItemPlaces, usualMemory } from '../cache/item-file.js'
import { itemsFrom } from '../cache/number-conversion.js'
import { arrayDataset, type Dataset, type Items } from '../dataset.js'
import type { Watched } from '../load-callbacks.js'

/** An IDX file of which only the header has been read. */
export interface IdxFile {
  readonly path: string
  readonly header: IdxHeader
  readonly isGzip: boolean
}

export interface IdxReading extends Watched {
  /** Bytes of items that are held in memory; more are read while they are used. */
  readonly memory?: number | undefined
}

/** Of a compressed file: what it takes to read the header. */
const beginningBytes = 4096

/** Opens the file at `path`. Throws ConfigError where no file can be read there, FormatError where it is not IDX or
 *  not as long as its header says. */
export async function openIdxFile(path: string): Promise<IdxFile> {
  const { bytes, length } = await readBeginning(path, beginningBytes)
  if (!isGzip(bytes)) {
    const header = readIdxHeader(bytes.subarray(0, longestIdxHeader), path)
    demandIdxLength(header, length, path)
    return { path, header, isGzip: false }
  }
  const beginning = gunzipBeginning(bytes, { path, isWhole: length <= bytes.length })
  const header = readIdxHeader(beginning.subarray(0, longestIdxHeader), path)
  return { path, header, isGzip: true }
}

/** All items of a file, one after another. Throws FormatError where it is not whole, or a number is none that a model
 *  could take. */
export async function readIdxItems({ path, header, isGzip }: IdxFile): Promise<Items> {
  const bytes = await readBytes(path)
  const whole = isGzip ? gunzipAll(bytes, { path, length: header.end }) : bytes
  demandIdxLength(header, whole.length, path)
  const { start, width, shape } = header
  const size = sizeOf(shape.slice(1))
  return itemsFrom(whole.subarray(start), typeOf(header), (number) => ({
    path,
    item: Math.floor(number / size),
    offset: start + number * width,
  }))
}

/** The dataset of a file's items: in memory, or where there are more than `memory` bytes of them, in the file. A
 *  compressed one is then decompressed once, into the cache folder. Throws like `readIdxItems` and `keepItems`. */
export async function idxDataset(
  file: IdxFile,
  labels: Uint8Array | undefined,
  { memory = usualMemory, progress }: IdxReading,
): Promise<Dataset> {
  const { path, header } = file
  const [count = 0, ...shape] = header.shape
  const places = { path, start: header.start, count, shape, type: typeOf(header) }
  if (!file.isGzip) return fileDataset(places, { labels, memory })
  if (bytesInMemory(places) <= memory) return arrayDataset(shape, await readIdxItems(file), labels)
  return fileDataset(await decompressed(file, places, progress), { labels, memory })
}

async function decompressed(
  { path, header }: IdxFile,
  places: ItemPlaces,
  progress: Watched['progress'],
): Promise<ItemPlaces> {
  const demandLength = (length: number) => demandIdxLength(header, length, path)
  const kept = await gunzipOnce(path, { length: header.end, demandLength, progress })
  return { ...places, path: kept.path }
}

function typeOf({ descr }: IdxHeader): StoredType {
  // Every type that IDX has is one that NumPy has.
  return itemTypeOf(descr) as StoredType
}
