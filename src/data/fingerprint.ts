// Tells whether data is the same, whatever form it comes in. Node only.
import { createHash } from 'node:crypto'
import type { DataSplits } from './dataset.js'
import { hashSplits } from './hash-splits.js'
import type { LoadCallbacks } from './load-callbacks.js'

/** `hashedSplits` with Node's SHA-256. */
export function createDataSplits(
  name: string,
  splits: Pick<DataSplits, 'train' | 'validation' | 'all'>,
  callbacks: Pick<LoadCallbacks, 'progress'> = {},
): Promise<DataSplits> {
  return hashSplits(name, splits, createHash('sha256'), callbacks)
}
