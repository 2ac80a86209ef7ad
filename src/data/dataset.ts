// What training reads from: items of one shape, read by index, and a pair of such sets.
import { ConfigError, ShapeError } from '../errors.js'

/** Items of one shape, read by index. */
export interface Dataset {
  readonly count: number
  /** Of one item, such as [28, 28]. */
  readonly shape: readonly number[]
  /** One class an item. */
  readonly labels?: Uint8Array
  /** Writes the items one after another to `into`, which has room for exactly these. */
  read(indices: ArrayLike<number>, into: Uint8Array): void | Promise<void>
}

/** What a model learns from and what it is measured on. */
export interface DataSplits {
  readonly name: string
  readonly train: Dataset
  readonly validation: Dataset
  /** Equal exactly where shapes, items and labels are equal. */
  readonly fingerprint: string
  /** What the labels are called, in their order, where they have names. */
  readonly labelNames?: readonly string[]
}

/** The dataset of the items that lie one after another in `items`, which is not copied.
 *  Throws ShapeError where `items` or `labels` do not hold whole, equally many items; `read` throws
 *  ConfigError for an index outside the set, and ShapeError where `into` has another size. */
export function arrayDataset(
  shape: readonly number[],
  items: Uint8Array,
  labels?: Uint8Array,
): Dataset {
  const size = shape.reduce((product, length) => product * length, 1)
  const count = items.length / size
  if (!Number.isInteger(count)) {
    throw new ShapeError('dataset.items', { expected: size, actual: items.length })
  }
  if (labels && labels.length !== count) {
    throw new ShapeError('dataset.labels', { expected: count, actual: labels.length })
  }

  const read = (indices: ArrayLike<number>, into: Uint8Array) => {
    if (into.length !== indices.length * size) {
      const values = { expected: indices.length * size, actual: into.length }
      throw new ShapeError('dataset.room', values)
    }
    for (let at = 0; at < indices.length; at++) {
      const index = indices[at] as number
      if (!Number.isInteger(index) || index < 0 || index >= count) {
        throw new ConfigError('dataset.index', { expected: count - 1, actual: index })
      }
      into.set(items.subarray(index * size, (index + 1) * size), at * size)
    }
  }
  return labels ? { count, shape, labels, read } : { count, shape, read }
}

/** The dataset of some items of another one, in the order of `indices`. */
export function selection(dataset: Dataset, indices: Uint32Array): Dataset {
  const { shape, labels } = dataset
  return {
    count: indices.length,
    shape,
    ...(labels && { labels: Uint8Array.from(indices, (index) => labels[index] as number) }),
    read(chosen, into) {
      return dataset.read(
        Array.from(chosen, (at) => {
          const index = indices[at]
          if (index !== undefined) return index
          throw new ConfigError('dataset.index', { expected: indices.length - 1, actual: at })
        }),
        into,
      )
    },
  }
}
