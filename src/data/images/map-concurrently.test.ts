// Concurrent work: bounded, in order, and the first error by order.
import { expect, it } from 'vitest'
import { mapConcurrently } from './map-concurrently.js'

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve()
}

it('runs no more than the limit concurrently, and keeps the order', async () => {
  let [running, maxRunning] = [0, 0]
  const results = await mapConcurrently([5, 1, 9, 2, 4, 1, 3], 3, async (length, index) => {
    maxRunning = Math.max(maxRunning, ++running)
    await turns(length)
    running--
    return index
  })
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(maxRunning).toBe(3)
})

it('throws the error of the first item, whichever failed first, and starts nothing after it', async () => {
  const begun: number[] = []
  const failing = mapConcurrently([20, 1, 1, 1], 2, async (length, index) => {
    begun.push(index)
    await turns(length)
    throw new Error(String(index))
  })
  await expect(failing).rejects.toThrow('0')
  expect(begun).toEqual([0, 1])
})

it('resolves to nothing for no items', async () => {
  expect(await mapConcurrently([], 4, async () => 1)).toEqual([])
})
