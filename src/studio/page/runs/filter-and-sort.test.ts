// The table's order and its filter.
import { expect, it } from 'vitest'
import type { RunRow } from '../../api/runs.js'
import { filtered, firstOrder, ordered } from './filter-and-sort.js'

const figures = (loss: number) => ({ loss, reconstruction: loss, kl: 0 })
const rows: readonly RunRow[] = [
  { name: 'b-10', status: 'finished', recipe: 'vae', data: 'digits', validation: figures(3) },
  { name: 'b-9', status: 'running', recipe: 'vae', data: '/data/Flowers', validation: figures(2) },
  { name: 'a', status: 'broken' },
]
const names = (found: readonly RunRow[]) => found.map(({ name }) => name)

it('numbers in names count as numbers', () => {
  expect(names(ordered(rows, firstOrder('name')))).toEqual(['a', 'b-9', 'b-10'])
})

it('what has no value is last in either order', () => {
  expect(names(ordered(rows, { column: 'validation', isRising: true }))).toEqual([
    'b-9',
    'b-10',
    'a',
  ])
  expect(names(ordered(rows, { column: 'validation', isRising: false }))).toEqual([
    'b-10',
    'b-9',
    'a',
  ])
})

it('all words have to be somewhere', () => {
  expect(names(filtered(rows, { text: 'flow VAE', status: '' }))).toEqual(['b-9'])
  expect(names(filtered(rows, { text: '', status: 'broken' }))).toEqual(['a'])
  expect(filtered(rows, { text: 'flow', status: 'broken' })).toEqual([])
})

it('a training that was stopped and one that was interrupted have one status', () => {
  const ended: readonly RunRow[] = [
    { name: 'b', status: 'stopped' },
    { name: 'a', status: 'interrupted' },
    { name: 'c', status: 'running' },
  ]
  expect(names(filtered(ended, { text: '', status: 'stopped' }))).toEqual(['b', 'a'])
  expect(names(ordered(ended, firstOrder('status')))).toEqual(['c', 'b', 'a'])
})
