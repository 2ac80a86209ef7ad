// A regression tree of few levels, grown over columns that were sorted once.

/** Points [count, columns], by column. */
export interface SortedColumns {
  readonly count: number
  /** By row. */
  readonly values: readonly Float32Array[]
  /** Rows, by rising values. */
  readonly rows: readonly Uint32Array[]
}

interface Split {
  readonly column: number
  /** Values up to it belong to the first child. */
  readonly threshold: number
}

/** Nodes are numbered like a heap: 1 is the root, the children of n are 2n and 2n + 1. */
export interface RegressionTree {
  /** Those of nodes that are no leaves. */
  readonly splits: ReadonlyMap<number, Split>
  /** The leaf of every row. Shape: [count]. */
  readonly leaves: Uint8Array
  /** By column, how much its splits reduce the sum of squared distances from the mean. */
  readonly gains: Float64Array
}

/** Values that differ by less are not split, as in scikit-learn. */
const minDistance = 1e-7
/** Variance of a node that is not split. */
const minVariance = 2 ** -52

export function sortedColumns(points: Float32Array, columns: number): SortedColumns {
  const count = points.length / columns
  const values = Array.from({ length: columns }, (_, column) =>
    Float32Array.from({ length: count }, (_, row) => points[row * columns + column] as number),
  )
  const rows = values.map((column) =>
    Uint32Array.from({ length: count }, (_, row) => row).sort(
      (a, b) => (column[a] as number) - (column[b] as number),
    ),
  )
  return { count, values, rows }
}

/** Splits every node where the squared error falls most, `depth` times; of equally good columns the first in `order`.
 *  Source: Breiman et al. 1984, Classification and Regression Trees. */
export function growTree(
  { count, values, rows: sorted }: SortedColumns,
  target: Float64Array,
  { depth, order }: { depth: number; order: ArrayLike<number> & Iterable<number> },
): RegressionTree {
  const splits = new Map<number, Split>()
  const leaves = new Uint8Array(count)
  const gains = new Float64Array(values.length)
  // The rows of a node are adjacent in every column, and sorted by its values.
  const rows = sorted.map((each) => each.slice())
  const isFirst = new Uint8Array(count)
  const rest = new Uint32Array(count)
  grow(1, 0, count, depth)
  return { splits, leaves, gains }

  function grow(node: number, from: number, to: number, levels: number): void {
    const found = levels > 0 ? bestSplit(from, to) : undefined
    if (!found) {
      for (const row of (rows[0] as Uint32Array).subarray(from, to)) leaves[row] = node
      return
    }
    const { column, threshold, gain, middle } = found
    splits.set(node, { column, threshold })
    gains[column] = (gains[column] as number) + gain
    divide(column, from, middle, to)
    grow(2 * node, from, middle, levels - 1)
    grow(2 * node + 1, middle, to, levels - 1)
  }

  function bestSplit(from: number, to: number) {
    const size = to - from
    let [sum, squares] = [0, 0]
    for (const row of (rows[0] as Uint32Array).subarray(from, to)) {
      sum += target[row] as number
      squares += (target[row] as number) ** 2
    }
    if (size < 2 || squares / size - (sum / size) ** 2 <= minVariance) return undefined
    let [splitAt, threshold, middle, highest] = [-1, 0, from, 0]
    for (const column of order) {
      const own = rows[column] as Uint32Array
      const value = values[column] as Float32Array
      let last = value[own[from] as number] as number
      let first = target[own[from] as number] as number
      for (let at = from + 1; at < to; at++) {
        const row = own[at] as number
        const next = value[row] as number
        if (next > last + minDistance) {
          const before = at - from
          const difference = first * size - sum * before
          const score = (difference * difference) / (before * (size - before))
          if (score > highest) {
            highest = score
            splitAt = column
            threshold = last / 2 + next / 2
            middle = at
          }
        }
        first += target[row] as number
        last = next
      }
    }
    if (splitAt < 0) return undefined
    return { column: splitAt, threshold, middle, gain: highest / size }
  }

  /** Puts the rows of the first child before the others, in every column, without changing their order otherwise. */
  function divide(column: number, from: number, middle: number, to: number): void {
    const own = rows[column] as Uint32Array
    for (let at = from; at < to; at++) isFirst[own[at] as number] = at < middle ? 1 : 0
    for (const each of rows) {
      if (each === own) continue
      let [first, others] = [from, 0]
      for (let at = from; at < to; at++) {
        const row = each[at] as number
        if (isFirst[row]) each[first++] = row
        else rest[others++] = row
      }
      each.set(rest.subarray(0, others), first)
    }
  }
}

/** The leaf of a point of other data. `at`: its place among `points` [count, columns]. */
export function leafOf(
  { splits }: Pick<RegressionTree, 'splits'>,
  points: Float32Array,
  columns: number,
  at: number,
): number {
  let node = 1
  for (let split = splits.get(node); split; split = splits.get(node)) {
    const value = points[at * columns + split.column] as number
    node = 2 * node + (value <= split.threshold ? 0 : 1)
  }
  return node
}
