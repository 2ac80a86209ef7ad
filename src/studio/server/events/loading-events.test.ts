// Loading is reported to pages, a few times a second at most, and its end always; all of it is recorded.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { namedDataset } from '../../../data/named/named-sets.js'
import type { LoadingProgress } from '../../api/loading.js'
import { loadingEvents } from './loading-events.js'

let published: LoadingProgress[]
let kept: LoadingProgress[]
beforeEach(() => {
  // A fake clock, advanced by the tests.
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.advanceTimersByTime(1000)
  published = []
  kept = []
})
afterEach(() => {
  vi.useRealTimers()
})

const watch = (source: string) =>
  loadingEvents(source, {
    keep: (progress) => kept.push(progress),
    publish: (progress) => published.push(progress),
  })

it('reports how many examples are read, five times a second, and the end', () => {
  const { progress } = watch('some.csv')
  const everyMs = 50
  for (let done = 0; done <= 21; done++) {
    progress?.(done, 21)
    vi.advanceTimersByTime(everyMs)
  }
  expect(published.map(({ done }) => done)).toEqual([0, 4, 8, 12, 16, 20, 21])
  for (const each of published) expect(each).toMatchObject({ phase: 'reading', of: 21 })
  expect(kept.map(({ done }) => done)).toEqual([...Array(22).keys()])
})

it('reports that pictures are decoded', () => {
  watch('pictures').progress?.(1, 3, 'decoding')
  expect(published).toEqual([{ phase: 'decoding', done: 1, of: 3 }])
})

it('reports the file of a set being downloaded, and the fraction of the set', () => {
  const { watch: downloading } = watch('mnist').download ?? {}
  const [first, second, ...others] = namedDataset('mnist')?.files ?? []
  if (!first || !second) throw new Error('MNIST has no files')
  const of = [first, second, ...others].reduce((sum, { size }) => sum + size, 0)
  const phase = 'downloading'
  downloading?.progress?.({ file: first.name, done: 10, of: first.size })
  downloading?.progress?.({ file: first.name, done: 20, of: first.size })
  vi.advanceTimersByTime(500)
  downloading?.progress?.({ file: second.name, done: 30, of: second.size })
  expect(published).toEqual([
    { phase, file: first.name, done: 10, of },
    { phase, file: second.name, done: first.size + 30, of },
  ])
  expect(kept).toHaveLength(3)
})
