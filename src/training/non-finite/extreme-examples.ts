// Examples of a batch whose values are far outside those of the others.
import type { Items } from '../../data/dataset.js'

/** Values of standardized or scaled data are far below. */
const large = 100
/** Values of this size are extreme also where all examples have them. */
const extreme = 1e6

/** The largest absolute value of each example; NaN where it has one. */
export function largestValues(items: Items, count: number): Float32Array {
  const size = items.length / count
  return Float32Array.from({ length: count }, (_, example) => {
    let largest = 0
    for (let at = example * size; at < (example + 1) * size; at++) {
      const value = Math.abs(items[at] as number)
      if (!(value <= largest)) largest = value
      if (Number.isNaN(largest)) break
    }
    return largest
  })
}

/** The places of examples with a value that is not finite, or more than a hundred times as large as the largest of half of them. */
export function extremePlaces(largest: Float32Array): number[] {
  const ordered = largest.toSorted()
  const median = ordered[Math.floor((ordered.length - 1) / 2)] ?? 0
  const limit = Math.min(extreme, Math.max(large, large * median))
  return [...largest.keys()].filter((place) => !((largest[place] as number) <= limit))
}
