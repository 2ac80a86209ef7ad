// What training reads from: items of one shape, read by index, and a pair of such sets.
import { ConfigError, ShapeError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Column } from './columns.js'

/** Values of items, one after another: bytes, each of which stands for byte / 255, or floats as a model takes them. */
export type Items = Uint8Array | Float32Array
export type ItemType = 'uint8' | 'float32'

/** The least and the most of some values. */
export type Range = readonly [least: number, most: number]

/** What a value becomes: (value − offset) · factor; lists have one of each column, of items that are rows of these. */
export interface Scaling {
  /** Of the items before. */
  readonly itemType: ItemType
  readonly offset: number | readonly number[]
  readonly factor: number | readonly number[]
}

/** Items of one shape, read by index. */
export interface Dataset {
  readonly count: number
  /** Of one item, such as [28, 28]. */
  readonly shape: readonly number[]
  /** Of the values; bytes where nothing else is said. */
  readonly itemType?: ItemType
  /** One class an item. */
  readonly labels?: Uint8Array
  /** What each item is called, such as the path of a picture's file, where they have names. */
  readonly names?: readonly string[]
  /** Writes the items one after another to `into`, which is of the set's item type and has room for exactly these. */
  read(indices: ArrayLike<number>, into: Items): void | Promise<void>
}

/** The split that an example belongs to. */
export type Role = 'train' | 'validation'

/** What a model learns from and what it is measured on. */
export interface DataSplits {
  readonly name: string
  readonly train: Dataset
  readonly validation: Dataset
  /** All examples in the order of the source, where that does not divide them itself. */
  readonly all?: Dataset
  /** Equal exactly where shapes, items and labels are equal. */
  readonly fingerprint: string
  /** What the labels are called, in their order, where they have names. */
  readonly labelNames?: readonly string[]
  /** What the columns are, where the items are rows of a table. */
  readonly columns?: readonly Column[]
  /** What the values of an item are called, where these are columns of numbers. */
  readonly columnNames?: readonly string[]
  /** The least and the most of all values, where these are floats. */
  readonly range?: Range
  /** What was done to values before the model takes them, if anything was. */
  readonly scaling?: Scaling
}

/** The dataset of the items that lie one after another in `items`, which is not copied.
 *  Throws ShapeError where `items` or `labels` do not hold whole, equally many items; `read` throws
 *  ConfigError for an index outside the set, and ShapeError where `into` has another size. */
export function arrayDataset(shape: readonly number[], items: Items, labels?: Uint8Array): Dataset {
  const size = sizeOf(shape)
  const count = items.length / size
  if (!Number.isInteger(count)) {
    throw new ShapeError('dataset.items', { expected: size, actual: items.length })
  }
  if (labels && labels.length !== count) {
    throw new ShapeError('dataset.labels', { expected: count, actual: labels.length })
  }

  const read = (indices: ArrayLike<number>, into: Items) => {
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
  const itemType = items instanceof Uint8Array ? 'uint8' : 'float32'
  return { count, shape, itemType, ...(labels && { labels }), read }
}

/** An array for `count` items of a set. */
export function allocateItems({ shape, itemType }: Dataset, count: number): Items {
  const length = count * sizeOf(shape)
  return itemType === 'float32' ? new Float32Array(length) : new Uint8Array(length)
}

/** Items as a model takes them: bytes become values from 0 to 1. */
export function valuesOf(items: Items): Float32Array {
  if (items instanceof Float32Array) return items
  const values = new Float32Array(items.length)
  for (let at = 0; at < values.length; at++) values[at] = (items[at] as number) / 255
  return values
}

/** The dataset of some items of another one, in the order of `indices`. */
export function subset(dataset: Dataset, indices: Uint32Array): Dataset {
  const { shape, itemType, labels, names } = dataset
  return {
    count: indices.length,
    shape,
    ...(itemType && { itemType }),
    ...(labels && { labels: pickLabels(labels, indices) }),
    ...(names && { names: Array.from(indices, (index) => names[index] as string) }),
    read(chosen, into) {
      const mapped = new Uint32Array(chosen.length)
      for (let at = 0; at < chosen.length; at++) {
        const asked = chosen[at] as number
        const index = indices[asked]
        if (index === undefined)
          throw new ConfigError('dataset.index', { expected: indices.length - 1, actual: asked })
        mapped[at] = index
      }
      return dataset.read(mapped, into)
    },
  }
}

/** A loop, since Uint8Array.from would first make a list of all. */
function pickLabels(labels: Uint8Array, indices: Uint32Array): Uint8Array {
  const chosen = new Uint8Array(indices.length)
  for (let at = 0; at < indices.length; at++) chosen[at] = labels[indices[at] as number] as number
  return chosen
}
