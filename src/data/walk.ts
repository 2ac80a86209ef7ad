// Walks through a data set from its first item to its last, some at a time.
import { type Dataset, type Items, roomFor } from './dataset.js'

const bytesAtOnce = 2 ** 22

/** Some items, one after another, the first of which is number `start`. */
interface Walked {
  readonly start: number
  readonly count: number
  readonly items: Items
}

/** All items in their order, about 4 MB of them at a time. */
export async function* walk(dataset: Dataset): AsyncGenerator<Walked> {
  const size = roomFor(dataset, 1).byteLength
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / size))
  for (let start = 0; start < dataset.count; start += atOnce) {
    const count = Math.min(atOnce, dataset.count - start)
    const items = roomFor(dataset, count)
    const indices = Uint32Array.from({ length: count }, (_, at) => start + at)
    await dataset.read(indices, items)
    yield { start, count, items }
  }
}
