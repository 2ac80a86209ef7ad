// Order and filter of the table.
import { expect, it } from 'vitest'
import type { RunRow } from '../../api/runs.js'
import { defaultOrder, filterRuns, sortRuns } from './filter-and-sort.js'

const metrics = (loss: number) => ({ loss, reconstruction: loss, kl: 0 })
const rows: readonly RunRow[] = [
  { name: 'b-10', status: 'finished', recipe: 'vae', data: 'digits', validation: metrics(3) },
  { name: 'b-9', status: 'running', recipe: 'vae', data: '/data/Flowers', validation: metrics(2) },
  { name: 'a', status: 'broken' },
]
const names = (found: readonly RunRow[]) => found.map(({ name }) => name)

it('numbers in names are compared as numbers', () => {
  expect(names(sortRuns(rows, defaultOrder('name')))).toEqual(['a', 'b-9', 'b-10'])
})

it('rows without a value are last in either order', () => {
  expect(names(sortRuns(rows, { column: 'validation', isAscending: true }))).toEqual([
    'b-9',
    'b-10',
    'a',
  ])
  expect(names(sortRuns(rows, { column: 'validation', isAscending: false }))).toEqual([
    'b-10',
    'b-9',
    'a',
  ])
})

it('all words have to match', () => {
  expect(names(filterRuns(rows, { text: 'flow VAE', status: '' }))).toEqual(['b-9'])
  expect(names(filterRuns(rows, { text: '', status: 'broken' }))).toEqual(['a'])
  expect(filterRuns(rows, { text: 'flow', status: 'broken' })).toEqual([])
})

it('a training that was stopped and one that was interrupted have one status', () => {
  const ended: readonly RunRow[] = [
    { name: 'b', status: 'stopped' },
    { name: 'a', status: 'interrupted' },
    { name: 'c', status: 'running' },
  ]
  expect(names(filterRuns(ended, { text: '', status: 'stopped' }))).toEqual(['b', 'a'])
  expect(names(sortRuns(ended, defaultOrder('status')))).toEqual(['c', 'b', 'a'])
})
