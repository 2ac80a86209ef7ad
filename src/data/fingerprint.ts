// Tells whether data is the same, whatever form it comes in. Node only.
import { createHash, type Hash } from 'node:crypto'
import type { DataSplits, Dataset } from './dataset.js'
import { FloatRange } from './float-range.js'
import { withoutLoneChannel } from './image-shape.js'
import { walk } from './walk.js'

/** Two sets as the splits of one source, with the fingerprint of both: SHA-256 of what is read of them, which
 *  is shapes (a lone channel left out), items and labels in their order. Throws FormatError where a value is not a finite number. */
export async function splitsOf(
  name: string,
  { train, validation }: Pick<DataSplits, 'train' | 'validation'>,
): Promise<DataSplits> {
  const hash = createHash('sha256')
  const found = new FloatRange(name)
  for (const dataset of [train, validation]) await addContent(hash, dataset, found)
  const fingerprint = hash.digest('hex')
  return { name, train, validation, fingerprint, ...(found.range && { range: found.range }) }
}

async function addContent(hash: Hash, dataset: Dataset, found: FloatRange): Promise<void> {
  const { count, shape, itemType, labels } = dataset
  const kind = itemType === 'float32' ? 'floats' : 'images'
  hash.update(`${kind} ${[count, ...withoutLoneChannel(shape)].join(' ')}\n`)
  const size = shape.reduce((product, length) => product * length, 1)
  for await (const { start, items } of walk(dataset)) {
    hash.update(items)
    if (items instanceof Float32Array) found.add(items, { item: start, size })
  }
  if (labels) hash.update(`labels ${count}\n`).update(labels)
}
