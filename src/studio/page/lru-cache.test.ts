// The latest of many responses are cached, failures are not, and the cache can be cleared.
import { expect, it } from 'vitest'
import { LruCache } from './lru-cache.js'

it('requests once, again after a failure, after many others, and when the cache was cleared', async () => {
  const asked: number[] = []
  const kept = new LruCache(async (key: number) => {
    asked.push(key)
    if (asked.length === 1) throw new Error('gone')
    return key * 10
  }, 2)
  await expect(kept.get(1)).rejects.toThrow('gone')
  expect(await Promise.all([kept.get(1), kept.get(1), kept.get(2), kept.get(1)])).toEqual([
    10, 10, 20, 10,
  ])
  expect(asked).toEqual([1, 1, 2])
  await kept.get(3)
  await kept.get(1)
  expect(asked).toEqual([1, 1, 2, 3])
  await kept.get(2)
  kept.clear()
  await kept.get(2)
  expect(asked).toEqual([1, 1, 2, 3, 2, 2])
})
