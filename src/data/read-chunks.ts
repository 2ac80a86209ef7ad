// Walks through a data set from its first item to its last, some at a time.
import { sizeOf } from '../graph/shapes.js'
import { type Dataset, type Items, roomFor } from './dataset.js'
import type { Watched } from './load-callbacks.js'

const bytesAtOnce = 2 ** 22
/** Others have their turn after so long, Ctrl-C for example. */
const turnMs = 100
/** What takes longer to read than a moment. */
const longBytes = 2 ** 27

/** Some items, one after another, the first of which is number `start`. */
interface Walked {
  readonly start: number
  readonly count: number
  /** Their memory is used again: they are gone when the next ones come. */
  readonly items: Items
}

/** All items in their order, about 4 MB of them at a time. */
export async function* walk(dataset: Dataset): AsyncGenerator<Walked> {
  const size = sizeOf(dataset.shape)
  const atOnce = Math.min(dataset.count, Math.max(1, Math.floor(bytesAtOnce / bytesOf(dataset))))
  const room = roomFor(dataset, atOnce)
  const indices = new Uint32Array(atOnce)
  let turn = performance.now()
  for (let start = 0; start < dataset.count; start += atOnce) {
    if (performance.now() - turn > turnMs) {
      await new Promise((resolve) => setTimeout(resolve))
      turn = performance.now()
    }
    const count = Math.min(atOnce, dataset.count - start)
    for (let at = 0; at < count; at++) indices[at] = start + at
    const items = room.subarray(0, count * size)
    await dataset.read(indices.subarray(0, count), items)
    yield { start, count, items }
  }
}

/** `progress`, where so much is to be read that one wants to see it. */
export function whereLong(
  datasets: readonly Dataset[],
  progress: Watched['progress'],
): Watched['progress'] {
  const bytes = datasets.reduce((sum, dataset) => sum + dataset.count * bytesOf(dataset), 0)
  return bytes > longBytes ? progress : undefined
}

function bytesOf(dataset: Dataset): number {
  return sizeOf(dataset.shape) * (dataset.itemType === 'float32' ? 4 : 1)
}
