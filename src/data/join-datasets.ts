// Several datasets of one shape as one, and an even part of a dataset.
import { allocateItems, type Dataset, subset } from './dataset.js'
import { labelFields } from './labels/hidden-labels.js'

/** The items of all `parts`, one part after another; with labels and names where all have them. */
export function joinDatasets(parts: readonly [Dataset, ...Dataset[]]): Dataset {
  const [{ shape, itemType }] = parts
  const starts = parts.map((_, at) =>
    parts.slice(0, at).reduce((total, { count }) => total + count, 0),
  )
  const labels = parts.flatMap((part) => part.labels ?? [])
  const names = parts.flatMap((part) => part.names ?? [])
  return {
    count: parts.reduce((total, part) => total + part.count, 0),
    shape,
    ...(itemType && { itemType }),
    ...(labels.length === parts.length &&
      labelFields(
        Uint8Array.from(labels.flatMap((each) => [...each])),
        parts.some(({ isPartlyLabelled }) => isPartlyLabelled),
      )),
    ...(parts.every((part) => part.names) && { names }),
    async read(indices, into) {
      const size = into.length / Math.max(1, indices.length)
      for (const [at, part] of parts.entries()) {
        const start = starts[at] as number
        const places = Array.from(indices, (_, place) => place).filter((place) => {
          const index = (indices[place] as number) - start
          return index >= 0 && index < part.count
        })
        const items = allocateItems(part, places.length)
        await part.read(
          places.map((place) => (indices[place] as number) - start),
          items,
        )
        for (const [item, place] of places.entries())
          into.set(items.subarray(item * size, (item + 1) * size), place * size)
      }
    },
  }
}

/** `count` items at equal distances, from the first on; the dataset itself where it has no more. */
export function evenPart(dataset: Dataset, count: number): Dataset {
  if (count >= dataset.count) return dataset
  const indices = Uint32Array.from({ length: count }, (_, at) =>
    Math.floor((at * dataset.count) / count),
  )
  return subset(dataset, indices)
}
