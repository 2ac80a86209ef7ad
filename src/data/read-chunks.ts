// Walks through a data set from its first item to its last, some at a time.
import { sizeOf } from '../graph/shapes.js'
import { allocateItems, type Dataset, type Items } from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'

const chunkBytes = 2 ** 22
/** Others have their turn after so long, Ctrl-C for example. */
const yieldIntervalMs = 100
/** What takes longer to read than a moment. */
const slowBytes = 2 ** 27

/** Some items, one after another, the first of which is number `start`. */
interface DatasetChunk {
  readonly start: number
  readonly count: number
  /** Their memory is used again: they are gone when the next ones come. */
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

/** `progress`, where so much is to be read that one wants to see it. */
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
