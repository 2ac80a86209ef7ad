// A number of threads that makes a training slow, or different from what it was, is said.
import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { threadNotices } from './thread-notices.js'

const codes = (...all: Parameters<typeof threadNotices>) =>
  threadNotices(...all).map(({ code }) => code)
const cores = availableParallelism()

it('says nothing where none is given, or as many as before', () => {
  expect(codes(undefined)).toEqual([])
  expect(codes(undefined, { device: 'cpu', threads: 1 })).toEqual([])
  expect(codes(1)).toEqual([])
  expect(codes(cores, { device: 'cpu', threads: cores })).toEqual([])
})

it('names more threads than cores', () => {
  expect(threadNotices(cores + 1)).toEqual([
    { code: 'engine.threads', values: { threads: cores + 1, cores } },
  ])
})

it('names another number than that of the run, and one where the run chose by itself', () => {
  expect(codes(1, { device: 'cpu', threads: cores + 1 })).toEqual(['run.otherThreads'])
  expect(codes(cores, { device: 'cpu', threads: cores, adaptive: true })).toEqual([
    'run.otherThreads',
  ])
})
