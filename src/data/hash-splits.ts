// Hashes two splits to the fingerprint of their data.
import type { Hash } from '../formats/sha256.js'
import { sizeOf } from '../graph/shapes.js'
import type { DataSplits } from './dataset.js'
import { FloatRange, floatRangeOf } from './float-range.js'
import { withoutLoneChannel } from './image-shape.js'
import { unlabelledCount } from './labels/hidden-labels.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { progressIfSlow, readChunks } from './read-chunks.js'

/** Sets as the splits of one source, with the fingerprint of training and validation: shapes (without a lone channel),
 *  items and labels in their order. `hash` computes SHA-256.
 *  Throws FormatError where a value is not a finite number. */
export async function hashSplits(
  name: string,
  splits: Pick<DataSplits, 'train' | 'validation' | 'test' | 'all'>,
  hash: Hash,
  { progress: onProgress }: Pick<LoadCallbacks, 'progress'> = {},
): Promise<DataSplits> {
  const { train, validation } = splits
  const found = new FloatRange()
  const progress = progressIfSlow([train, validation], onProgress)
  const total = train.count + validation.count
  let done = 0
  for (const [split, dataset] of Object.entries({ train, validation })) {
    const { count, shape, itemType, labels } = dataset
    const unlabelled = unlabelledCount(dataset)
    const kind = itemType === 'float32' ? 'floats' : 'images'
    hash.update(`${kind} ${[count, ...withoutLoneChannel(shape)].join(' ')}\n`)
    const size = sizeOf(shape)
    for await (const { start, count: read, items } of readChunks(dataset)) {
      hash.update(new Uint8Array(items.buffer, items.byteOffset, items.byteLength))
      if (items instanceof Float32Array)
        found.add(items, { data: `${name}, ${split}`, item: start, size })
      done += read
      progress?.(done, total)
    }
    if (!labels) continue
    hash.update(
      unlabelled > 0 ? `labels ${count}, unlabelled ${unlabelled}\n` : `labels ${count}\n`,
    )
    hash.update(labels)
  }
  const fingerprint = hash.digest('hex')
  const testRange = splits.test && (await floatRangeOf(splits.test, `${name}, test`))
  return {
    name,
    ...splits,
    fingerprint,
    ...(found.range && { range: found.range }),
    ...(testRange && { testRange }),
  }
}
