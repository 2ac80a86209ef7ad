// The names of runs beside each other: none twice, and none for a run that was named twice.
import { expect, it } from 'vitest'
import { runsByName } from './runs-by-name.js'

it('numbers what has the same name, and leaves out what was named before', () => {
  const paths = ['a/run', 'b/run', 'a/run/', 'c/run-2', 'other']
  expect([...runsByName(paths)]).toEqual([
    ['run', 'a/run/'],
    ['run-2', 'b/run'],
    ['run-2-2', 'c/run-2'],
    ['other', 'other'],
  ])
})
