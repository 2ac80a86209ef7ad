// The items of a data set as bytes, read on demand.
import { Readable } from 'node:stream'
import type { Dataset } from '../../../data/dataset.js'
import { float32Bytes } from '../../../formats/byte-order.js'
import { sizeOf } from '../../../graph/shapes.js'
import { range, readExamples } from '../../../training/inference.js'
import type { ByteSource } from './range-response.js'

const itemsPerChunk = 500

/** Items, concatenated. */
export function datasetSource(dataset: Dataset, etag: string): ByteSource {
  const itemSize = sizeOf(dataset.shape) * (dataset.itemType === 'float32' ? 4 : 1)
  async function* pieces(first: number, last: number) {
    for (let at = first; at <= last; ) {
      const item = Math.floor(at / itemSize)
      const count = Math.min(itemsPerChunk, Math.floor(last / itemSize) - item + 1)
      const items = await readExamples(dataset, range(item, count))
      const bytes = items instanceof Float32Array ? float32Bytes(items) : items
      const start = item * itemSize
      yield bytes.subarray(at - start, Math.min(last + 1 - start, bytes.length))
      at = start + bytes.length
    }
  }
  return {
    size: dataset.count * itemSize,
    type: 'application/octet-stream',
    etag,
    read: (first, last) =>
      Readable.toWeb(Readable.from(pieces(first, last))) as ReadableStream<Uint8Array>,
  }
}
