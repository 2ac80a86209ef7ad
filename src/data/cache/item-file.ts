// Items that are contiguous in a file, read by index on demand: data larger than memory. Node only.
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { ConfigError, FormatError, ShapeError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { systemErrorMessage } from '../../files/system-error.js'
import type { ElementType } from '../../formats/npy-items.js'
import { sizeOf } from '../../graph/shapes.js'
import { allocateItems, arrayDataset, type Dataset, type Items } from '../dataset.js'
import { itemsFrom, itemTypeFrom } from './number-conversion.js'

/** The layout of items in a file. */
export interface ItemLayout {
  readonly path: string
  /** Offset of the first item, in bytes. */
  readonly start: number
  readonly count: number
  /** Of one item. */
  readonly shape: readonly number[]
  readonly type: ElementType
}

/** Maximum bytes of items held in memory; files with more are read while they are used. */
export const defaultMemoryBytes = 2 ** 27

const chunkBytes = 2 ** 20
/** Yields to other tasks after so long: reading from disk must not block the event loop. */
const yieldIntervalMs = 4

/** The dataset of a file's items: in memory where they have at most `memory` bytes there, else `streamedDataset`.
 *  Throws like that. */
export async function fileDataset(
  layout: ItemLayout,
  {
    labels,
    memory = defaultMemoryBytes,
  }: { labels?: Uint8Array | undefined; memory?: number | undefined } = {},
): Promise<Dataset> {
  const streamed = streamedDataset(layout, labels)
  if (bytesInMemory(layout) > memory) return streamed
  const { count, shape } = layout
  const items = allocateItems(streamed, count)
  await streamed.read(indicesUpTo(count), items)
  return arrayDataset(shape, items, labels)
}

/** Of all items. */
export function bytesInMemory({ type, count, ...layout }: Omit<ItemLayout, 'path'>): number {
  return count * sizeOf(layout.shape) * (itemTypeFrom(type) === 'float32' ? 4 : 1)
}

/** The dataset of a file's items, which stay there. No handle is open between reads; each checks that the file is
 *  unchanged.
 *  Throws ConfigError where no file can be read there; `read` throws FormatError where the file has changed, or a
 *  number is invalid (see `itemsFrom`). */
function streamedDataset(layout: ItemLayout, labels?: Uint8Array): Dataset {
  const { path, count, shape } = layout
  const size = sizeOf(layout.shape)
  const known = statOf(path)
  return {
    count,
    shape,
    itemType: itemTypeFrom(layout.type),
    ...(labels && { labels }),
    async read(indices, into) {
      const expected = indices.length * size
      if (into.length !== expected)
        throw new ShapeError('dataset.room', { expected, actual: into.length })
      const file = openUnchanged(layout, known)
      try {
        await readItems(file, layout, indices, into)
      } finally {
        closeSync(file)
      }
    },
  }
}

/** Blocking system calls are several times faster here than asynchronous ones: files are often in the page cache. */
async function readItems(
  file: number,
  { path, start, count, type, ...layout }: ItemLayout,
  indices: ArrayLike<number>,
  into: Items,
): Promise<void> {
  const size = sizeOf(layout.shape)
  const width = size * type.width
  const isAsStored = type.name === 'u1'
  const itemsPerChunk = Math.max(1, Math.floor(chunkBytes / width))
  const scratch = new Uint8Array(isAsStored ? 0 : Math.min(itemsPerChunk, indices.length) * width)
  let lastYield = performance.now()
  for (let first = 0; first < indices.length; first += itemsPerChunk) {
    const length = Math.min(itemsPerChunk, indices.length - first)
    const bytes = isAsStored
      ? (into as Uint8Array).subarray(first * size, (first + length) * size)
      : scratch.subarray(0, length * width)
    for (let at = 0; at < length; ) {
      const index = indices[first + at] as number
      if (!Number.isInteger(index) || index < 0 || index >= count)
        throw new ConfigError('dataset.index', { expected: count - 1, actual: index })
      // Adjacent items are read together.
      let next = at + 1
      while (next < length && indices[first + next] === index + next - at) next++
      const last = index + next - at - 1
      if (last >= count)
        throw new ConfigError('dataset.index', { expected: count - 1, actual: last })
      readWhole(file, bytes.subarray(at * width, next * width), start + index * width, path)
      at = next
      if (performance.now() - lastYield > yieldIntervalMs) {
        await setImmediate()
        lastYield = performance.now()
      }
    }
    if (isAsStored) continue
    const place = (number: number) => {
      const item = indices[first + Math.floor(number / size)] as number
      return { path, item, offset: start + item * width + (number % size) * type.width }
    }
    into.set(itemsFrom(bytes, type, place), first * size)
  }
}

function readWhole(file: number, bytes: Uint8Array, position: number, path: string): void {
  for (let done = 0; done < bytes.length; ) {
    const offset = position + done
    const read = wrapReadErrors({ path, offset }, () =>
      readSync(file, bytes, done, bytes.length - done, offset),
    )
    if (read === 0) throw new FormatError('data.shrunk', { path, offset })
    done += read
  }
}

function openUnchanged({ path, start: offset }: ItemLayout, known: Stats): number {
  const file = wrapReadErrors({ path, offset }, () => openSync(path, 'r'))
  const { size, mtimeMs } = fstatSync(file)
  if (size === known.size && mtimeMs === known.mtimeMs) return file
  closeSync(file)
  if (size < known.size) throw new FormatError('data.shrunk', { path, offset: size })
  throw new FormatError('data.changed', { path })
}

/** Runs `call`; its error is that of a file that disappeared after it was opened. */
function wrapReadErrors<Result>(
  place: { path: string; offset: number },
  call: () => Result,
): Result {
  try {
    return call()
  } catch (cause) {
    throw new FormatError('data.lost', { ...place, reason: systemErrorMessage(cause) }, { cause })
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path)
  } catch (cause) {
    throw readError(path, cause)
  }
}

function indicesUpTo(count: number): Uint32Array {
  return new Uint32Array(count).map((_, index) => index)
}
