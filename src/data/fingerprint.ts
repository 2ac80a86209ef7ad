// The fingerprint of data, the same whatever its format. Node only.
import { createHash } from 'node:crypto'
import type { DataSplits, Dataset } from './dataset.js'
import { floatRangeOf } from './float-range.js'
import { hashSplits } from './hash-splits.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { applySplit, splitByContent } from './split.js'

/** The splits by content of a source without splits of its own, see `splitByContent`; where it is not to be split, all
 *  examples in the place of both, without a fingerprint. Throws like `splitByContent` and `hashSplits`. */
export async function splitsByContent(
  name: string,
  dataset: Dataset,
  { isUnsplit, validation, progress }: SplitByContent = {},
): Promise<DataSplits> {
  if (!isUnsplit?.(dataset.count)) {
    const indices = await splitByContent(dataset, { validation, name, progress })
    return createDataSplits(name, applySplit(dataset, indices), { progress })
  }
  const range = await floatRangeOf(dataset, name)
  const splits = { train: dataset, validation: dataset, all: dataset, fingerprint: '' }
  return { name, ...splits, ...(range && { range }) }
}

interface SplitByContent extends Pick<LoadCallbacks, 'progress'> {
  /** Fraction of the examples to validate with. */
  readonly validation?: number | undefined
  readonly isUnsplit?: IsUnsplit | undefined
}

/** Whether of a source of so many examples, without splits of its own, only all are wanted: hashing them to split them takes
 *  longer than anything else. */
export type IsUnsplit = (count: number) => boolean

/** `hashSplits` with the SHA-256 of node:crypto. */
export function createDataSplits(
  name: string,
  splits: Pick<DataSplits, 'train' | 'validation' | 'test' | 'all'>,
  callbacks: Pick<LoadCallbacks, 'progress'> = {},
): Promise<DataSplits> {
  return hashSplits(name, splits, createHash('sha256'), callbacks)
}
