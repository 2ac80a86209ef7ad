// Splits a dataset into training and validation examples. Node only.
import { hash } from 'node:crypto'
import { ConfigError } from '../errors.js'
import { type DataSplits, type Dataset, subset } from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { progressIfSlow, readChunks } from './read-chunks.js'

/** Maximum bytes of a seed and a label. */
const maxPrefixBytes = 64
const unnamed = 'dataset'

/** The indices of the examples of each split, in order. */
export interface SplitIndices {
  readonly train: Uint32Array
  readonly validation: Uint32Array
  /** Examples kept apart, where the data names such. */
  readonly test?: Uint32Array
  /** Whether the data itself defines the split. */
  readonly isPredefined?: boolean
}

interface SplitOptions {
  readonly validation?: number | undefined
  readonly seed?: number | undefined
  readonly name?: string | undefined
  readonly progress?: LoadCallbacks['progress']
}

/** Splits by content: the split and the order of examples follow from a hash of item and label, whatever the order of
 *  `dataset`. The split is stratified by label, as exactly as integers allow, and neither split is empty.
 *  `validation` is the fraction to validate with, `name` that of the data in errors.
 *  Throws ConfigError unless the fraction is between 0 and 1 and there are two examples or more. */
export async function splitDataset(dataset: Dataset, options: SplitOptions = {}): Promise<Splits> {
  const { count } = dataset
  if (count < 2)
    throw new ConfigError('split.tooFew', { name: options.name ?? unnamed, actual: count })
  return applySplit(dataset, await splitByContent(dataset, options))
}

type Splits = Pick<DataSplits, 'train' | 'validation' | 'test' | 'all'>

/** The examples of the splits, and all of them where the split is not predefined. */
export function applySplit(
  dataset: Dataset,
  { train, validation, test, isPredefined }: SplitIndices,
): Splits {
  return {
    train: subset(dataset, train),
    validation: subset(dataset, validation),
    ...(test && { test: subset(dataset, test) }),
    ...(!isPredefined && { all: dataset }),
  }
}

/** The splits that `splitDataset` selects; a single example is for validation. Throws ConfigError unless the
 *  fraction is between 0 and 1. */
export async function splitByContent(
  dataset: Dataset,
  { validation: fraction = 0.1, seed = 0, name = unnamed, progress }: SplitOptions = {},
): Promise<SplitIndices> {
  const { count, labels } = dataset
  if (!(fraction > 0 && fraction < 1))
    throw new ConfigError('split.fraction', { name, actual: fraction })
  const order = await contentOrder(dataset, { seed, progress })
  const total = Math.max(1, Math.min(count - 1, Math.round(fraction * count)))
  const trainingCount = stratifiedCounts(labels ?? new Uint8Array(count), total)
  const isChosen = new Uint8Array(count)
  for (const index of order) {
    const label = labels?.[index] ?? 0
    const left = trainingCount.get(label) ?? 0
    isChosen[index] = left > 0 ? 1 : 0
    trainingCount.set(label, left - 1)
  }
  return {
    train: order.filter((index) => !isChosen[index]),
    validation: order.filter((index) => isChosen[index]),
  }
}

/** The items' indices in a shuffled order that depends only on the content of items and labels: by the first eight
 *  bytes of a hash of each item with its label. */
export async function contentOrder(
  dataset: Dataset,
  { seed = 0, progress }: { seed?: number | undefined; progress?: LoadCallbacks['progress'] } = {},
): Promise<Uint32Array<ArrayBuffer>> {
  const { first, second } = await contentHashes(dataset, { seed, progress })
  // Sorting numbers is many times faster than with a comparison function: half a key and an index in one number.
  const words = new Uint32Array(2 * dataset.count)
  for (let index = 0; index < dataset.count; index++) {
    words[2 * index] = index
    words[2 * index + 1] = first[index] as number
  }
  new BigUint64Array(words.buffer).sort()
  const order = words.filter((_, at) => at % 2 === 0)
  for (let start = 0; start < order.length; ) {
    const key = words[2 * start + 1]
    let end = start + 1
    while (end < order.length && words[2 * end + 1] === key) end++
    if (end - start > 1)
      order
        .subarray(start, end)
        .sort((one, other) => (second[one] as number) - (second[other] as number) || one - other)
    start = end
  }
  return order
}

/** How many examples of each label sum to `total`: the largest remainders are rounded up. */
function stratifiedCounts(labels: Uint8Array, total: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const exact = [...counts].map(([label, count]) => {
    const quota = (total * count) / labels.length
    return { label, whole: Math.floor(quota), rest: quota - Math.floor(quota) }
  })
  const missing = total - exact.reduce((sum, { whole }) => sum + whole, 0)
  return new Map(
    exact
      .sort((one, other) => other.rest - one.rest || one.label - other.label)
      .map(({ label, whole }, at) => [label, whole + (at < missing ? 1 : 0)]),
  )
}

/** Eight bytes of a hash of each item with its label, as two numbers. */
async function contentHashes(
  dataset: Dataset,
  { seed, progress: onProgress }: { seed: number; progress: LoadCallbacks['progress'] },
): Promise<{ first: Uint32Array; second: Uint32Array }> {
  const { count, labels } = dataset
  const progress = progressIfSlow([dataset], onProgress)
  const [first, second] = [new Uint32Array(count), new Uint32Array(count)]
  for await (const { start, count: read, items } of readChunks(dataset)) {
    const bytes = new Uint8Array(items.buffer, items.byteOffset, items.byteLength)
    const width = bytes.length / read
    const hashed = Buffer.alloc(maxPrefixBytes + width)
    for (let at = 0; at < read; at++) {
      const index = start + at
      const prefix = hashed.write(`${seed} ${labels?.[index] ?? ''}\n`)
      hashed.set(bytes.subarray(at * width, (at + 1) * width), prefix)
      const key = hash('sha256', hashed.subarray(0, prefix + width), 'buffer')
      first[index] = key.readUInt32BE(0)
      second[index] = key.readUInt32BE(4)
    }
    progress?.(start + read, count)
  }
  return { first, second }
}
