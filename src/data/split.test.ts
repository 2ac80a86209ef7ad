// Splits by content: fractions, labels, and independence of the order of the examples.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors.js'
import { Random } from '../random/random.js'
import { arrayDataset, type Dataset, subset } from './dataset.js'
import { createDataSplits } from './fingerprint.js'
import { contentOrder, splitDataset } from './split.js'

/** Items of two bytes, all different; a label for every third of the count, in the ratio 6 : 3 : 1. */
function examples(count: number): Dataset {
  const items = Uint8Array.from({ length: 2 * count }, (_, at) =>
    at % 2 ? at >> 9 : (at >> 1) & 255,
  )
  const labels = Uint8Array.from(
    { length: count },
    (_, at) => Number(at % 10 > 5) + Number(at % 10 > 8),
  )
  return arrayDataset([2], items, labels)
}

const shuffled = (dataset: Dataset) =>
  subset(dataset, new Random(5, 'order').permutation(dataset.count))

async function contents({ count, read }: Dataset): Promise<string[]> {
  const items = new Uint8Array(2 * count)
  await read([...Array(count).keys()], items)
  return Array.from({ length: count }, (_, at) => `${items[2 * at]} ${items[2 * at + 1]}`)
}

const labelCounts = ({ labels = new Uint8Array() }: Dataset) =>
  [0, 1, 2].map((label) => labels.filter((each) => each === label).length)

describe('a split', () => {
  it('has every example in one split, and the fraction of each label', async () => {
    const { train, validation } = await splitDataset(examples(500), { validation: 0.2 })
    expect(labelCounts(train)).toEqual([240, 120, 40])
    expect(labelCounts(validation)).toEqual([60, 30, 10])
    const all = [...(await contents(train)), ...(await contents(validation))]
    expect(new Set(all)).toEqual(new Set(await contents(examples(500))))
    expect(all).toHaveLength(500)
  })

  it('comes as close to the fractions of labels as integers allow', async () => {
    const { validation } = await splitDataset(examples(30), { validation: 0.1 })
    expect(labelCounts(validation)).toEqual([2, 1, 0])
  })

  it('keeps labels with their items', async () => {
    const { validation } = await splitDataset(examples(200), { validation: 0.3 })
    const labels = examples(200).labels as Uint8Array
    const own = (await contents(validation)).map((item) => labels[Number(item.split(' ')[0])])
    expect([...(validation.labels as Uint8Array)]).toEqual(own)
  })

  it('is the same whatever the order, in the same order, and another with another seed', async () => {
    const whole = examples(400)
    const fingerprint = async (dataset: Dataset, seed?: number) =>
      (await createDataSplits('', await splitDataset(dataset, { validation: 0.25, seed })))
        .fingerprint
    expect(await fingerprint(shuffled(whole))).toBe(await fingerprint(whole))
    expect(await fingerprint(whole, 1)).not.toBe(await fingerprint(whole))
  })

  it('shuffles the labels', async () => {
    const labels = Uint8Array.from({ length: 100 }, (_, at) => Number(at > 49))
    const items = Uint8Array.from({ length: 100 }, (_, at) => at)
    const { train } = await splitDataset(arrayDataset([1], items, labels))
    expect(new Set(train.labels?.subarray(0, 20)).size).toBe(2)
  })

  it.each([
    [0.001, 2, [1, 1]],
    [0.001, 50, [49, 1]],
    [0.999, 50, [1, 49]],
    [0.5, 3, [1, 2]],
  ])('of share %d of %i examples leaves both sides some: %j', async (share, count, expected) => {
    const { train, validation } = await splitDataset(examples(count), { validation: share })
    expect([train.count, validation.count]).toEqual(expected)
  })

  it.each([
    ['the largest remainder is rounded up', [7, 3], 3, [2, 1]],
    ['of equal remainders that of the smaller label', [5, 5], 5, [3, 2]],
    ['of three labels two', [1, 4, 3], 5, [1, 2, 2]],
  ])('%s', async (_, counts, total, expected) => {
    const labels = Uint8Array.from(counts.flatMap((count, label) => Array(count).fill(label)))
    // The last label is met first.
    const dataset = arrayDataset([1], labels.toReversed(), labels.toReversed())
    const { validation } = await splitDataset(dataset, { validation: total / labels.length })
    expect(labelCounts(validation).slice(0, counts.length)).toEqual(expected)
  })

  it('has all examples in addition to its splits', async () => {
    const dataset = examples(10)
    expect((await splitDataset(dataset)).all).toBe(dataset)
  })

  it.each([0, 1, -0.1, 1.5, Number.NaN])('throws for the fraction %d', async (validation) => {
    const splitting = splitDataset(examples(10), { validation, name: 'ten' })
    await expect(splitting).rejects.toMatchObject({
      key: 'split.fraction',
      values: { name: 'ten', actual: validation },
    })
  })

  it('throws for a single example', async () => {
    await expect(splitDataset(examples(1))).rejects.toThrow(ConfigError)
    await expect(splitDataset(examples(1), { name: 'one' })).rejects.toMatchObject({
      key: 'split.tooFew',
      values: { name: 'one', actual: 1 },
    })
  })
})

describe('the order by content', () => {
  /** Of items that are these numbers, in four bytes. */
  function ofNumbers(numbers: readonly number[], labels?: readonly number[]): Dataset {
    const items = new Uint8Array(Uint32Array.from(numbers).buffer)
    return arrayDataset([4], items, labels && Uint8Array.from(labels))
  }

  /** Reference: by the first eight bytes of each item's hash, equal items in their order. */
  function plain(numbers: readonly number[], { seed = 0, labels = [] as readonly number[] } = {}) {
    const keys = numbers.map((number, at) =>
      createHash('sha256')
        .update(`${seed} ${labels[at] ?? ''}\n`)
        .update(new Uint8Array(Uint32Array.of(number).buffer))
        .digest()
        .readBigUInt64BE(),
    )
    return [...keys.keys()].sort(
      (one, other) => Number((keys[one] as bigint) - (keys[other] as bigint)) || one - other,
    )
  }

  /** Pairs of these have hashes that start with the same four bytes. */
  const alike = [9550, 12418, 67689, 90054, 6495, 111318, 40580, 156009, 149287, 245124]
  const numbers = [...alike, ...Array.from({ length: 50 }, (_, at) => at)]

  it.each([
    ['as they come', numbers],
    ['backwards', numbers.toReversed()],
    ['two times', [...numbers, ...numbers]],
    ['at first and alone', alike],
  ])('is that of whole hashes where their first halves are the same: %s', async (_, given) => {
    expect([...(await contentOrder(ofNumbers(given)))]).toEqual(plain(given))
  })

  it('follows from labels and the seed, too', async () => {
    const labels = numbers.map((number) => number % 12)
    for (const seed of [0, 7]) {
      const order = [...(await contentOrder(ofNumbers(numbers, labels), { seed }))]
      expect(order).toEqual(plain(numbers, { seed, labels }))
    }
  })
})

it('a selection throws for indices beyond it', async () => {
  const { validation } = await splitDataset(examples(10))
  expect(() => validation.read([1], new Uint8Array(2))).toThrow(ConfigError)
})
