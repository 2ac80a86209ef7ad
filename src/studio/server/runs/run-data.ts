// A run's own data.
import type { DataSplits, Dataset, ItemType, Range } from '../../../data/dataset.js'
import { rulesOf } from '../../../data/reading-rules.js'
import { unscale } from '../../../data/scaling.js'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { HttpError } from '../guard/http-error.js'
import type { DataCache } from './data-cache.js'

export const splits = ['train', 'validation'] as const
export type Split = (typeof splits)[number]

/** Before scaling, as exported models accept it.
 *  Throws HttpError if it is not the data that the run was trained on, and what `loadData` throws. */
export async function dataOfRun(
  dataCache: DataCache,
  { configuration, data }: RunDescription,
): Promise<DataSplits> {
  const { scale: _, ...options } = configuration.data
  const loaded = await dataCache.load({ ...options, source: data.source }, { rules: rulesOf(data) })
  if (loaded.fingerprint !== data.fingerprint)
    throw new HttpError(409, 'studio.otherData', { source: data.source })
  return loaded
}

/** Of the values of a run's data before scaling. */
export function itemTypeOf({ range, scaling }: RunDescription['data']): ItemType {
  return scaling?.itemType ?? (range ? 'float32' : 'uint8')
}

/** Minimum and maximum of these values, for floats of one unit. */
export function rangeOf(data: RunDescription['data']): Range | undefined {
  if (!data.range || itemTypeOf(data) === 'uint8') return undefined
  if (typeof data.scaling?.factor === 'object') return undefined
  const [min, max] = unscale(Float32Array.from(data.range), data.scaling)
  return [min as number, max as number]
}

/** The first `count` examples of a data set. */
export function firstOf(dataset: Dataset, count: number): Dataset {
  if (dataset.count <= count) return dataset
  const { labels } = dataset
  return { ...dataset, count: count, ...(labels && { labels: labels.subarray(0, count) }) }
}
