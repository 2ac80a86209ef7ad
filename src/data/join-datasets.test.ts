// Joined datasets read as one; an even part reaches from the first to the last items.
import { expect, it } from 'vitest'
import { arrayDataset } from './dataset.js'
import { evenPart, joinDatasets } from './join-datasets.js'

const part = (first: number, count: number, withLabels = true) =>
  arrayDataset(
    [2],
    Uint8Array.from({ length: 2 * count }, (_, at) => first + Math.floor(at / 2)),
    withLabels ? new Uint8Array(count).fill(first) : undefined,
  )

it('items of any part are read in the order of their indices', async () => {
  const joined = joinDatasets([part(0, 3), part(10, 1), part(20, 2)])
  const into = new Uint8Array(10)
  await joined.read([5, 0, 3, 2, 4], into)
  expect([...into]).toEqual([21, 21, 0, 0, 10, 10, 2, 2, 20, 20])
  expect([joined.count, joined.labels]).toEqual([6, Uint8Array.of(0, 0, 0, 10, 20, 20)])
  expect(joinDatasets([part(0, 1), part(1, 1, false)]).labels).toBeUndefined()
})

it('an even part', async () => {
  const all = part(0, 10)
  const some = evenPart(all, 4)
  const into = new Uint8Array(8)
  await some.read([0, 1, 2, 3], into)
  expect([...into]).toEqual([0, 0, 2, 2, 5, 5, 7, 7])
  expect([some.count, some.labels?.length]).toEqual([4, 4])
  expect(evenPart(all, 10)).toBe(all)
})
