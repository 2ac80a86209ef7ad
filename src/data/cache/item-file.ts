// Items that lie one after another in a file, read by index when they are asked for: data larger than memory. Node only.
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { ConfigError, FormatError, ShapeError } from '../../errors.js'
import { unreadable } from '../../files/read-error.js'
import { systemReason } from '../../files/system-error.js'
import type { StoredType } from '../../formats/npy-items.js'
import { sizeOf } from '../../graph/shapes.js'
import { arrayDataset, type Dataset, type Items, roomFor } from '../dataset.js'
import { itemsFrom, itemTypeFrom } from './number-conversion.js'

/** Where items lie. */
export interface ItemPlaces {
  readonly path: string
  /** Of the first item, in bytes. */
  readonly start: number
  readonly count: number
  /** Of one item. */
  readonly shape: readonly number[]
  readonly type: StoredType
}

/** Bytes of items that are held in memory; files with more are read while they are used. */
export const usualMemory = 2 ** 27

const bytesAtOnce = 2 ** 20
/** Others have their turn after so long: what a disk takes time for must not stop the clock. */
const turnMs = 4

/** The dataset of a file's items: in memory where they have at most `memory` bytes there, else `streamedDataset`.
 *  Throws like that. */
export async function fileDataset(
  places: ItemPlaces,
  {
    labels,
    memory = usualMemory,
  }: { labels?: Uint8Array | undefined; memory?: number | undefined } = {},
): Promise<Dataset> {
  const streamed = streamedDataset(places, labels)
  if (bytesInMemory(places) > memory) return streamed
  const { count, shape } = places
  const items = roomFor(streamed, count)
  await streamed.read(upTo(count), items)
  return arrayDataset(shape, items, labels)
}

/** Of all items, where they are held. */
export function bytesInMemory({ type, count, ...places }: Omit<ItemPlaces, 'path'>): number {
  return count * sizeOf(places.shape) * (itemTypeFrom(type) === 'float32' ? 4 : 1)
}

/** The dataset of a file's items, which stay there. No handle is held between two readings; each makes sure that
 *  the file is the one that it was.
 *  Throws ConfigError where no file can be read there; `read` throws FormatError where it is no longer what it was, or
 *  where a number is none that a model could take. */
function streamedDataset(places: ItemPlaces, labels?: Uint8Array): Dataset {
  const { path, count, shape } = places
  const size = sizeOf(places.shape)
  const known = statOf(path)
  return {
    count,
    shape,
    itemType: itemTypeFrom(places.type),
    ...(labels && { labels }),
    async read(indices, into) {
      const expected = indices.length * size
      if (into.length !== expected)
        throw new ShapeError('dataset.room', { expected, actual: into.length })
      const file = openSame(places, known)
      try {
        await readItems(file, places, indices, into)
      } finally {
        closeSync(file)
      }
    },
  }
}

/** System calls that block are several times faster here than those that do not: what is read often lies in memory. */
async function readItems(
  file: number,
  { path, start, count, type, ...places }: ItemPlaces,
  indices: ArrayLike<number>,
  into: Items,
): Promise<void> {
  const size = sizeOf(places.shape)
  const width = size * type.width
  const isAsStored = type.name === 'u1'
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / width))
  const scratch = new Uint8Array(isAsStored ? 0 : Math.min(atOnce, indices.length) * width)
  let turn = performance.now()
  for (let first = 0; first < indices.length; first += atOnce) {
    const length = Math.min(atOnce, indices.length - first)
    const bytes = isAsStored
      ? (into as Uint8Array).subarray(first * size, (first + length) * size)
      : scratch.subarray(0, length * width)
    for (let at = 0; at < length; ) {
      const index = indices[first + at] as number
      if (!Number.isInteger(index) || index < 0 || index >= count)
        throw new ConfigError('dataset.index', { expected: count - 1, actual: index })
      // Neighbours are read together.
      let next = at + 1
      while (next < length && indices[first + next] === index + next - at) next++
      const last = index + next - at - 1
      if (last >= count)
        throw new ConfigError('dataset.index', { expected: count - 1, actual: last })
      readWhole(file, bytes.subarray(at * width, next * width), start + index * width, path)
      at = next
      if (performance.now() - turn > turnMs) {
        await setImmediate()
        turn = performance.now()
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
    const read = orLost({ path, offset }, () =>
      readSync(file, bytes, done, bytes.length - done, offset),
    )
    if (read === 0) throw new FormatError('data.shrunk', { path, offset })
    done += read
  }
}

function openSame({ path, start: offset }: ItemPlaces, known: Stats): number {
  const file = orLost({ path, offset }, () => openSync(path, 'r'))
  const { size, mtimeMs } = fstatSync(file)
  if (size === known.size && mtimeMs === known.mtimeMs) return file
  closeSync(file)
  if (size < known.size) throw new FormatError('data.shrunk', { path, offset: size })
  throw new FormatError('data.changed', { path })
}

/** What was there when reading began is there no longer. */
function orLost<Result>(place: { path: string; offset: number }, call: () => Result): Result {
  try {
    return call()
  } catch (cause) {
    throw new FormatError('data.lost', { ...place, reason: systemReason(cause) }, { cause })
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function upTo(count: number): Uint32Array {
  return new Uint32Array(count).map((_, index) => index)
}
