// Statistics of a dataset: the range of its values and the counts of its labels.
import type { Dataset, ItemType } from './dataset.js'
import { knownLabels, unlabelledCount } from './labels/hidden-labels.js'
import { readChunks } from './read-chunks.js'

export interface Inspection {
  readonly count: number
  readonly shape: readonly number[]
  readonly itemType: ItemType
  /** Of all values. */
  readonly least: number
  readonly most: number
  /** How many items each label has, the smallest label first; empty where there are no labels. */
  readonly labels: ReadonlyMap<number, number>
  /** How many items have no label, where others have one. */
  readonly unlabelled: number
}

/** Reads the dataset once in chunks, without holding it in memory. */
export async function inspect(
  dataset: Dataset,
  progress?: (done: number, of: number) => void,
): Promise<Inspection> {
  const { count, shape, itemType = 'uint8' } = dataset
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for await (const { start, count: read, items } of readChunks(dataset)) {
    for (const value of items) {
      if (value < min) min = value
      if (value > max) max = value
    }
    progress?.(start + read, count)
  }
  const counts = new Map<number, number>()
  for (const label of knownLabels(dataset).toSorted())
    counts.set(label, (counts.get(label) ?? 0) + 1)
  const unlabelled = unlabelledCount(dataset)
  return { count, shape, itemType, least: min, most: max, labels: counts, unlabelled }
}
