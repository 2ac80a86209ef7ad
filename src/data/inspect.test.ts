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
  })
  expect([...found.labels.keys()]).toEqual([2, 12])
  expect(values).toEqual([1048, 2096, 2500])
})

it('reports no labels where there are none', async () => {
  const { labels, least, most } = await inspect(arrayDataset([1], Uint8Array.of(4)))
  expect([labels.size, least, most]).toEqual([0, 4, 4])
})
