// The minimum and the maximum of floats, all of which must be finite.
import { FormatError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Dataset, Range } from './dataset.js'
import { readChunks } from './read-chunks.js'

/** Accumulates the range of floats. */
export class FloatRange {
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY

  get range(): Range | undefined {
    return this.#min <= this.#max ? [this.#min, this.#max] : undefined
  }

  /** Items of `size` values each, the first of which is number `item` of what errors call `data`.
   *  Throws FormatError where a value is not finite. */
  add(values: Float32Array, { data, item, size }: { data: string; item: number; size: number }) {
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number
      if (!Number.isFinite(value)) {
        const place = { item: item + Math.floor(at / size), place: at % size }
        throw new FormatError('data.notFinite', { data, ...place, actual: value })
      }
      if (value < this.#min) this.#min = value
      if (value > this.#max) this.#max = value
    }
  }
}

/** The range of a set's values; undefined where they are bytes. Throws FormatError where a value is not finite. */
export async function floatRangeOf(dataset: Dataset, name: string): Promise<Range | undefined> {
  if (dataset.itemType !== 'float32') return undefined
  const found = new FloatRange()
  const size = sizeOf(dataset.shape)
  for await (const { start, items } of readChunks(dataset))
    found.add(items as Float32Array, { data: name, item: start, size })
  return found.range
}
