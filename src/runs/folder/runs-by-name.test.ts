// Unique names of several runs.
import { expect, it } from 'vitest'
import { runsByName } from './runs-by-name.js'

it('numbers equal names, and ignores repeated paths', () => {
  const paths = ['a/run', 'b/run', 'a/run/', 'c/run-2', 'other']
  expect([...runsByName(paths)]).toEqual([
    ['run', 'a/run/'],
    ['run-2', 'b/run'],
    ['run-2-2', 'c/run-2'],
    ['other', 'other'],
  ])
})
