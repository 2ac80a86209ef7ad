// Tells whether data is the same, whatever form it comes in. Node only.
import { createHash, type Hash } from 'node:crypto'
import type { DataSplits, Dataset } from './dataset.js'

const bytesAtOnce = 2 ** 22

/** Two sets as the splits of one source, with the fingerprint of both: SHA-256 of what is read of them, which
 *  is shapes, items and labels in their order. */
export async function splitsOf(
  name: string,
  { train, validation }: Pick<DataSplits, 'train' | 'validation'>,
): Promise<DataSplits> {
  const hash = createHash('sha256')
  await addContent(hash, train)
  await addContent(hash, validation)
  return { name, train, validation, fingerprint: hash.digest('hex') }
}

async function addContent(hash: Hash, { count, shape, labels, read }: Dataset): Promise<void> {
  hash.update(`images ${[count, ...shape].join(' ')}\n`)
  const size = shape.reduce((product, length) => product * length, 1)
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / size))
  for (let start = 0; start < count; start += atOnce) {
    const indices = Uint32Array.from(
      { length: Math.min(atOnce, count - start) },
      (_, at) => start + at,
    )
    const items = new Uint8Array(indices.length * size)
    await read(indices, items)
    hash.update(items)
  }
  if (labels) hash.update(`labels ${count}\n`).update(labels)
}
