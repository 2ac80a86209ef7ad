// The dataset that training reads: items of one shape, read by index; and a pair of these, the splits.
import { ConfigError, ShapeError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Notice } from '../notices.js'
import type { Column } from './columns.js'
import { type Factors, pickFactors } from './factors.js'
import { type Labelled, labelFields, type Unlabelled } from './labels/hidden-labels.js'

/** Contiguous values of items: bytes, each of which stands for byte / 255, or floats as models accept them. */
export type Items = Uint8Array | Float32Array
export type ItemType = 'uint8' | 'float32'

/** The minimum and the maximum of values. */
export type Range = readonly [least: number, most: number]

/** What a value becomes: (value − offset) · factor; lists have one entry per column, for items that are rows of
 *  columns. */
export interface Scaling {
  /** Of the items before scaling. */
  readonly itemType: ItemType
  readonly offset: number | readonly number[]
  readonly factor: number | readonly number[]
}

/** Items of one shape, read by index. */
export interface Dataset extends Labelled {
  readonly count: number
  /** Shape of one item, such as [28, 28]. */
  readonly shape: readonly number[]
  /** Type of the values; bytes by default. */
  readonly itemType?: ItemType
  /** The name of each item, such as the path of a picture's file, where they have names. */
  readonly names?: readonly string[]
  /** What the items were made from, where that is known. */
  readonly factors?: Factors
  /** Writes the items contiguously to `into`, an array of the set's item type and of exactly their size. */
  read(indices: ArrayLike<number>, into: Items): void | Promise<void>
}

/** The split that an example belongs to. */
export type Role = 'train' | 'validation' | 'test'

/** The training and the validation split, and perhaps a test split. */
export interface DataSplits {
  readonly name: string
  readonly train: Dataset
  readonly validation: Dataset
  /** Examples that are kept apart: nothing is trained on or validated with them. Not part of the fingerprint. */
  readonly test?: Dataset
  /** All examples in the order of the source, where that has no split of its own. */
  readonly all?: Dataset
  /** Equal exactly where shapes, items and labels are equal. */
  readonly fingerprint: string
  /** The names of the labels, in their order, where they have names. */
  readonly labelNames?: readonly string[]
  /** Of a semi-supervised training: the indices of the training examples whose labels are used. */
  readonly labelled?: readonly number[]
  /** Of the same: how many examples had no label before. */
  readonly unlabelled?: Unlabelled
  /** The columns, where the items are rows of a table. */
  readonly columns?: readonly Column[]
  /** The names of an item's values, where these are columns of numbers. */
  readonly columnNames?: readonly string[]
  /** The minimum and the maximum of all values of training and validation, where these are floats. */
  readonly range?: Range
  /** The same of the test split. */
  readonly testRange?: Range
  /** The scaling that was applied to the values, if any. */
  readonly scaling?: Scaling
  /** Of pictures with 16 bits per sample: the bits that they use, by which they were read. */
  readonly sampleBits?: number
  /** The `readingRules` by which a source was read. */
  readonly rules?: number
  /** What was dropped, guessed, clipped or converted when the data was loaded. */
  readonly notices?: readonly Notice[]
}

/** The dataset of the contiguous items in `items`, which is not copied.
 *  Throws ShapeError where `items` or `labels` do not hold complete, equally many items; `read` throws ConfigError
 *  for an index outside the set, and ShapeError where `into` has another size. */
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
    for (let at = 0; at < indices.length; ) {
      const index = indices[at] as number
      // Adjacent items are copied together.
      let next = at + 1
      while (next < indices.length && indices[next] === index + next - at) next++
      const end = index + next - at
      if (!Number.isInteger(index) || index < 0 || end > count) {
        const actual = Number.isInteger(index) && index >= 0 && index < count ? count : index
        throw new ConfigError('dataset.index', { expected: count - 1, actual })
      }
      into.set(items.subarray(index * size, end * size), at * size)
      at = next
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

/** Items as models accept them: bytes become values from 0 to 1. */
export function valuesOf(items: Items): Float32Array {
  if (items instanceof Float32Array) return items
  const values = new Float32Array(items.length)
  for (let at = 0; at < values.length; at++) values[at] = (items[at] as number) / 255
  return values
}

/** Every set of the splits, changed alike. */
export function mapSets(
  { train, validation, test, all }: DataSplits,
  change: (set: Dataset) => Dataset,
): Pick<DataSplits, 'train' | 'validation' | 'test' | 'all'> {
  return {
    train: change(train),
    validation: change(validation),
    ...(test && { test: change(test) }),
    ...(all && { all: change(all) }),
  }
}

/** The dataset of some items of another one, in the order of `indices`. */
export function subset(dataset: Dataset, indices: Uint32Array): Dataset {
  const { shape, itemType, labels, isPartlyLabelled = false, names, factors } = dataset
  return {
    count: indices.length,
    shape,
    ...(itemType && { itemType }),
    ...(labels && labelFields(pickLabels(labels, indices), isPartlyLabelled)),
    ...(factors && { factors: pickFactors(factors, indices) }),
    ...(names && { names: Array.from(indices, (index) => names[index] as string) }),
    read(chosen, into) {
      const mapped = new Uint32Array(chosen.length)
      for (let at = 0; at < chosen.length; at++) {
        const position = chosen[at] as number
        const index = indices[position]
        if (index === undefined)
          throw new ConfigError('dataset.index', { expected: indices.length - 1, actual: position })
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

/** Their shapes as texts, with their item types where these differ. */
export function describeShapes(...sets: readonly Dataset[]): readonly string[] {
  const isOneType = new Set(sets.map(({ itemType }) => itemType)).size === 1
  return sets.map(({ shape, itemType }) =>
    isOneType ? shape.join(' × ') : `${shape.join(' × ')} (${itemType})`,
  )
}
