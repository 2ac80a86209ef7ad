// Data of a split: once for each state of a run, and the last one while the server is unreachable.
import { expect, it } from 'vitest'
import { RequestError } from '../api-client/request-error.js'
import { SplitStore } from './split-store.js'

/** Codes that hold how often they were requested. */
function counted() {
  const source = {
    asked: 0,
    failure: undefined as Error | undefined,
    async codes() {
      source.asked++
      if (source.failure) throw source.failure
      return Float32Array.of(source.asked)
    },
    labels: async () => undefined,
    klOfLatents: async () => undefined,
  }
  return source
}

it('reads a split once for each state of the run', async () => {
  const source = counted()
  const store = new SplitStore(source)
  const [one, other] = await Promise.all([store.read('train', 5), store.read('train', 5)])
  expect(one).toBe(other)
  expect((await store.read('train', 6)).codes[0]).toBe(2)
  expect((await store.read('validation', 6)).codes[0]).toBe(3)
})

it('returns the last state while the server is unreachable, and reports other errors', async () => {
  const source = counted()
  const store = new SplitStore(source)
  source.failure = new RequestError('gone', 0)
  await expect(store.read('train', 5)).rejects.toThrow('gone')
  source.failure = undefined
  const known = await store.read('train', 5)
  source.failure = new RequestError('gone', 0)
  expect(await store.read('train', 6)).toBe(known)
  source.failure = new RequestError('refused', 409)
  await expect(store.read('train', 6)).rejects.toThrow('refused')
  // Neither failure is cached.
  source.failure = undefined
  expect((await store.read('train', 6)).codes[0]).toBe(5)
})
