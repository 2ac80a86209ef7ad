// Looks at all of a data set: what its values and its labels are.
import type { Dataset } from './dataset.js'

export interface Inspection {
  readonly count: number
  readonly shape: readonly number[]
  /** Of all values. */
  readonly least: number
  readonly most: number
  /** How many items each label has, the smallest label first; none where there are no labels. */
  readonly labels: ReadonlyMap<number, number>
}

const itemsAtOnce = 1000

/** Reads it once from its beginning to its end, without holding it. */
export async function inspect(
  { count, shape, labels = new Uint8Array(), read }: Dataset,
  progress?: (done: number, of: number) => void,
): Promise<Inspection> {
  const size = shape.reduce((product, length) => product * length, 1)
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let first = 0; first < count; first += itemsAtOnce) {
    const indices = Array.from(
      { length: Math.min(itemsAtOnce, count - first) },
      (_, at) => first + at,
    )
    const items = new Uint8Array(indices.length * size)
    await read(indices, items)
    for (const value of items) {
      if (value < least) least = value
      if (value > most) most = value
    }
    progress?.(first + indices.length, count)
  }
  const counts = new Map<number, number>()
  for (const label of labels.toSorted()) counts.set(label, (counts.get(label) ?? 0) + 1)
  return { count, shape, least, most, labels: counts }
}
