// The fingerprint of data, the same whatever its format. Node only.
import { createHash } from 'node:crypto'
import type { DataSplits } from './dataset.js'
import { hashSplits } from './hash-splits.js'
import type { LoadCallbacks } from './load-callbacks.js'

/** `hashSplits` with the SHA-256 of node:crypto. */
export function createDataSplits(
  name: string,
  splits: Pick<DataSplits, 'train' | 'validation' | 'test' | 'all'>,
  callbacks: Pick<LoadCallbacks, 'progress'> = {},
): Promise<DataSplits> {
  return hashSplits(name, splits, createHash('sha256'), callbacks)
}
