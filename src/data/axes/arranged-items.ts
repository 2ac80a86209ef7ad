// Items whose axes are read in another order than they are stored.
import { transpose } from '../../formats/transpose.js'
import { sizeOf } from '../../graph/shapes.js'
import { allocateItems, arrayDataset, type Dataset, type Items } from '../dataset.js'
import type { Arrangement } from './arrangement.js'

/** Whether the examples are stored one after the other, so that they can be read one at a time. */
export function isCountFirst({ order }: Arrangement): boolean {
  return order[0] === 0
}

/** The same items, reordered when they are read. Shape of the items: `arrangement.shape`. */
export function arrangeDataset(dataset: Dataset, { stored, shape, order }: Arrangement): Dataset {
  const inItem = order.slice(1).map((axis) => axis - 1)
  const size = sizeOf(shape)
  const places = Uint32Array.from({ length: size }, (_, at) => at)
  const sources = transpose(places, stored.slice(1), inItem)
  if (sources.every((source, at) => source === at)) return { ...dataset, shape }
  return {
    ...dataset,
    shape,
    async read(indices, into) {
      const items = allocateItems(dataset, indices.length)
      await dataset.read(indices, items)
      for (let start = 0; start < items.length; start += size)
        for (let at = 0; at < size; at++)
          into[start + at] = items[start + (sources[at] as number)] as number
    },
  }
}

/** All items of an array whose examples are not stored one after the other. */
export function arrangeItems(items: Items, { stored, shape, order }: Arrangement): Dataset {
  return arrayDataset(shape, transpose(items, stored, order))
}
