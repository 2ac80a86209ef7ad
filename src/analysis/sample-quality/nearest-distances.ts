// Euclidean distances between the rows of two sets of features.
import type { FeatureRows } from './feature-rows.js'

/** Rows that are compared with all others before the next ones, so that they stay in the cache. */
const blockRows = 16

/** Calls `visit` with the squared distances of every row of `from` to all rows of `to`; the array is used again. */
export function eachDistances(
  from: FeatureRows,
  to: FeatureRows,
  visit: (row: number, squared: Float64Array) => void,
): void {
  const blocks = Array.from({ length: blockRows }, () => new Float64Array(to.count))
  for (let start = 0; start < from.count; start += blockRows) {
    const rows = Math.min(blockRows, from.count - start)
    for (let other = 0; other < to.count; other++)
      for (let row = 0; row < rows; row++) {
        const block = blocks[row] as Float64Array
        block[other] = squaredDistance(from, start + row, to, other)
      }
    for (let row = 0; row < rows; row++) visit(start + row, blocks[row] as Float64Array)
  }
}

function squaredDistance(from: FeatureRows, row: number, to: FeatureRows, other: number): number {
  const [a, b, size] = [from.values, to.values, from.size]
  let [at, beside] = [row * size, other * size]
  let sum = 0
  for (let index = 0; index < size; index++) {
    const difference = (a[at++] as number) - (b[beside++] as number)
    sum += difference * difference
  }
  return sum
}

/** Values that are added before a sum is compared with the smallest so far. */
const partSize = 8

/** For every row of `from`, the number of the nearest row of `to`, the first of several, and the distance to it. Shapes: [count]. */
export function nearestRows(
  from: FeatureRows,
  to: FeatureRows,
  progress?: (done: number) => void,
): { readonly index: Uint32Array; readonly distance: Float64Array } {
  const index = new Uint32Array(from.count)
  const distance = new Float64Array(from.count).fill(Number.POSITIVE_INFINITY)
  const { size } = from
  for (let start = 0; start < from.count; start += blockRows) {
    for (let other = 0; other < to.count; other++)
      for (let row = start; row < Math.min(start + blockRows, from.count); row++) {
        const smallest = distance[row] as number
        let sum = 0
        // Most rows are farther by their first values already.
        for (let part = 0; part < size && sum < smallest; part += partSize) {
          const end = Math.min(part + partSize, size)
          for (let at = part; at < end; at++) {
            const difference =
              (from.values[row * size + at] as number) - (to.values[other * size + at] as number)
            sum += difference * difference
          }
        }
        if (sum >= smallest) continue
        distance[row] = sum
        index[row] = other
      }
    progress?.(Math.min(start + blockRows, from.count))
  }
  return { index, distance: distance.map(Math.sqrt) }
}

/** The squared distance of every row to the k-th nearest other one of the same set. Shape: [count]. */
export function neighbourRadii(
  rows: FeatureRows,
  k: number,
  progress?: (done: number) => void,
): Float64Array {
  const radii = new Float64Array(rows.count)
  eachDistances(rows, rows, (row, squared) => {
    // The row itself is at distance 0.
    radii[row] = kthSmallest(squared, k + 1)
    progress?.(row + 1)
  })
  return radii
}

/** By a list of the smallest so far, in order. */
function kthSmallest(values: Float64Array, k: number): number {
  const smallest = new Float64Array(k).fill(Number.POSITIVE_INFINITY)
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (value >= (smallest[k - 1] as number)) continue
    let place = k - 1
    while (place > 0 && (smallest[place - 1] as number) > value) {
      smallest[place] = smallest[place - 1] as number
      place--
    }
    smallest[place] = value
  }
  return smallest[k - 1] as number
}
