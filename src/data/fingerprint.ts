// Tells whether data is the same, whatever form it comes in. Node only.
import { createHash } from 'node:crypto'
import type { DataSplits } from './dataset.js'
import { hashedSplits } from './hash-splits.js'
import type { Watched } from './load-callbacks.js'

/** `hashedSplits` with Node's SHA-256. */
export function splitsOf(
  name: string,
  splits: Pick<DataSplits, 'train' | 'validation' | 'whole'>,
  watched: Pick<Watched, 'progress'> = {},
): Promise<DataSplits> {
  return hashedSplits(name, splits, createHash('sha256'), watched)
}
