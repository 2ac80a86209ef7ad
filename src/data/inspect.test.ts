// The statistics of a dataset: its values and its labels, in several chunks.
import { expect, it } from 'vitest'
import { arrayDataset } from './dataset.js'
import { inspect } from './inspect.js'

it('reports values and labels, of more items than one chunk', async () => {
  const items = new Uint8Array(4000 * 2500).fill(7)
  items[0] = 9
  items[items.length - 1] = 3
  const labels = Uint8Array.from({ length: 2500 }, (_, at) => (at % 5 === 0 ? 12 : 2))
  const values: number[] = []
  const found = await inspect(
    arrayDataset([40, 100], items, labels),
    (done) => void values.push(done),
  )
  expect(found).toEqual({
    count: 2500,
    itemType: 'uint8',
    shape: [40, 100],
    least: 3,
    most: 9,
    labels: new Map([
      [2, 2000],
      [12, 500],
    ]),
    unlabelled: 0,
  })
  expect([...found.labels.keys()]).toEqual([2, 12])
  expect(values).toEqual([1048, 2096, 2500])
})

it('counts items without a label apart from class 255', async () => {
  const set = arrayDataset([1], new Uint8Array(4), Uint8Array.of(255, 3, 255, 3))
  expect(await inspect({ ...set, isPartlyLabelled: true })).toMatchObject({
    labels: new Map([[3, 2]]),
    unlabelled: 2,
  })
  const counts = [
    [3, 2],
    [255, 2],
  ] as const
  expect(await inspect(set)).toMatchObject({ labels: new Map(counts), unlabelled: 0 })
})

it('reports no labels where there are none', async () => {
  const { labels, least, most } = await inspect(arrayDataset([1], Uint8Array.of(4)))
  expect([labels.size, least, most]).toEqual([0, 4, 4])
})
