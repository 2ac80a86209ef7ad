// Reads a dataset from its first item to its last, in chunks.
import { sizeOf } from '../graph/shapes.js'
import { allocateItems, type Dataset, type Items } from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'

const chunkBytes = 2 ** 22
/** Yields to the event loop after so long, for Ctrl-C for example. */
const yieldIntervalMs = 100
/** Above this size reading reports its progress. */
const slowBytes = 2 ** 27

/** Consecutive items, the first of which has the index `start`. */
interface DatasetChunk {
  readonly start: number
  readonly count: number
  /** Their buffer is reused: the next chunk overwrites them. */
  readonly items: Items
}

/** All items in their order, about 4 MB of them at a time. */
export async function* readChunks(dataset: Dataset): AsyncGenerator<DatasetChunk> {
  const size = sizeOf(dataset.shape)
  const itemsPerChunk = Math.min(
    dataset.count,
    Math.max(1, Math.floor(chunkBytes / bytesOf(dataset))),
  )
  const buffer = allocateItems(dataset, itemsPerChunk)
  const indices = new Uint32Array(itemsPerChunk)
  let lastYield = performance.now()
  for (let start = 0; start < dataset.count; start += itemsPerChunk) {
    if (performance.now() - lastYield > yieldIntervalMs) {
      await new Promise((resolve) => setTimeout(resolve))
      lastYield = performance.now()
    }
    const count = Math.min(itemsPerChunk, dataset.count - start)
    for (let at = 0; at < count; at++) indices[at] = start + at
    const items = buffer.subarray(0, count * size)
    await dataset.read(indices.subarray(0, count), items)
    yield { start, count, items }
  }
}

/** `progress`, where so much is to be read that it takes a while. */
export function progressIfSlow(
  datasets: readonly Dataset[],
  progress: LoadCallbacks['progress'],
): LoadCallbacks['progress'] {
  const bytes = datasets.reduce((sum, dataset) => sum + dataset.count * bytesOf(dataset), 0)
  return bytes > slowBytes ? progress : undefined
}

function bytesOf(dataset: Dataset): number {
  return sizeOf(dataset.shape) * (dataset.itemType === 'float32' ? 4 : 1)
}
