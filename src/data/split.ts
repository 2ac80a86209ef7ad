// Divides a dataset into examples to train on and examples to validate with. Node only.
import { createHash } from 'node:crypto'
import { ConfigError } from '../errors.js'
import { type DataSplits, type Dataset, roomFor, selection } from './dataset.js'

/** Which examples of a dataset stand on which side, and in which order. */
export interface Sides {
  readonly train: Uint32Array
  readonly validation: Uint32Array
}

interface SplitOptions {
  readonly validation?: number | undefined
  readonly seed?: number | undefined
  readonly name?: string | undefined
}

/** Splits by content: which example goes where, and in which order they come, follows from a hash of item and
 *  label, so it is the same whatever the order of `dataset`. Each label has its share, as exactly as whole
 *  examples allow, and neither side is empty. `validation` is the share to validate with, `name` that of the
 *  data in errors.
 *  Throws ConfigError unless the share lies between 0 and 1 and there are two examples or more. */
export async function splitDataset(
  dataset: Dataset,
  options: SplitOptions = {},
): Promise<Pick<DataSplits, 'train' | 'validation'>> {
  return selections(dataset, await sidesByContent(dataset, options))
}

/** The examples of both sides. */
export function selections(
  dataset: Dataset,
  { train, validation }: Sides,
): Pick<DataSplits, 'train' | 'validation'> {
  return { train: selection(dataset, train), validation: selection(dataset, validation) }
}

/** The sides that `splitDataset` selects. Throws like it. */
export async function sidesByContent(
  dataset: Dataset,
  { validation: share = 0.1, seed = 0, name = 'dataset' }: SplitOptions = {},
): Promise<Sides> {
  const { count, labels } = dataset
  if (!(share > 0 && share < 1)) throw new ConfigError('split.share', { name, actual: share })
  if (count < 2) throw new ConfigError('split.tooFew', { name, actual: count })
  const order = await orderByContent(dataset, { seed })
  const total = Math.min(count - 1, Math.max(1, Math.round(share * count)))
  const wanted = quotas(labels ?? new Uint8Array(count), total)
  const isChosen = new Uint8Array(count)
  for (const index of order) {
    const label = labels?.[index] ?? 0
    const left = wanted.get(label) ?? 0
    isChosen[index] = left > 0 ? 1 : 0
    wanted.set(label, left - 1)
  }
  return {
    train: order.filter((index) => !isChosen[index]),
    validation: order.filter((index) => isChosen[index]),
  }
}

/** The items' indices in a mixed order that follows from what the items and their labels are. */
export async function orderByContent(
  dataset: Dataset,
  { seed = 0 }: { seed?: number | undefined } = {},
): Promise<Uint32Array> {
  const keys = await contentKeys(dataset, seed)
  return Uint32Array.from(keys, (_, index) => index).sort((one, other) =>
    compare(keys[one] as bigint, keys[other] as bigint),
  )
}

/** How many examples of each label make `total` together: the largest remainders are rounded up. */
function quotas(labels: Uint8Array, total: number): Map<number, number> {
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

/** Eight bytes of a hash of each item with its label. */
async function contentKeys(dataset: Dataset, seed: number): Promise<BigUint64Array> {
  const { count, labels } = dataset
  const keys = new BigUint64Array(count)
  const item = roomFor(dataset, 1)
  for (let index = 0; index < count; index++) {
    await dataset.read([index], item)
    const hash = createHash('sha256')
      .update(`${seed} ${labels?.[index] ?? ''}\n`)
      .update(item)
    keys[index] = hash.digest().readBigUInt64BE()
  }
  return keys
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other)
}
