// Items one by one: a small split is fetched once, a large one item by item, and failures are not cached.
import { describe, expect, it } from 'vitest'
import { ItemStore } from './item-store.js'

/** A split whose item number n holds n, and the requests it received. */
function counted(failures = 0) {
  const asked: (readonly [first: number, count: number])[] = []
  return {
    asked,
    async images(_split: string, first: number, count: number) {
      asked.push([first, count])
      if (failures-- > 0) throw new Error('gone')
      return Uint8Array.from({ length: count * 2 }, (_, at) => first + Math.floor(at / 2))
    },
  }
}

describe('ItemStore', () => {
  it('fetches a small split once', async () => {
    const source = counted()
    const store = new ItemStore(source, 'validation', 100, 2)
    const [some, other] = await Promise.all([store.item(51), store.item(0)])
    expect([...some]).toEqual([expect.closeTo(0.2), expect.closeTo(0.2)])
    expect([...other]).toEqual([0, 0])
    expect(source.asked).toEqual([[0, 100]])
  })

  it('requests the items of a large one', async () => {
    const source = counted()
    const store = new ItemStore(source, 'train', 20e6, 2)
    await store.item(102)
    await store.item(102)
    expect(source.asked).toEqual([[102, 1]])
  })

  it('requests again after a failure', async () => {
    const store = new ItemStore(counted(1), 'train', 100, 2)
    await expect(store.item(1)).rejects.toThrow('gone')
    expect(await store.item(1)).toHaveLength(2)
  })
})
