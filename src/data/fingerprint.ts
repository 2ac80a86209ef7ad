// Tells whether data is the same, whatever form it comes in. Node only.
import { createHash } from 'node:crypto'
import { hashedSplits } from './content.js'
import type { DataSplits } from './dataset.js'
import type { Watched } from './notice.js'

/** `hashedSplits` with Node's SHA-256. */
export function splitsOf(
  name: string,
  splits: Pick<DataSplits, 'train' | 'validation' | 'whole'>,
  watched: Pick<Watched, 'progress'> = {},
): Promise<DataSplits> {
  return hashedSplits(name, splits, createHash('sha256'), watched)
}
