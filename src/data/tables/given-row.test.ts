// Values of columns that a user gives become an item, or one clear error.
import { expect, it } from 'vitest'
import type { Column } from '../columns.js'
import { givenRow, parsePairs } from './given-row.js'

const columns: Column[] = [
  {
    ...{ name: 'age', type: 'numeric', mean: 40, deviation: 10, range: [20, 60] },
    notation: { type: 'number', decimals: 0 },
  },
  { name: 'home city', type: 'categorical', categories: ['Busan', 'Seoul'] },
  { name: 'a=b', type: 'numeric', mean: 1, deviation: 2 },
]
const all = ['age=55', 'home city=Seoul', 'a=b=-3']
const rowOf = (pairs: readonly string[], notify?: Parameters<typeof givenRow>[2]) => [
  ...givenRow(columns, parsePairs(pairs, columns), notify),
]

it('encodes numbers and categories as items of the table, all known', () => {
  expect(rowOf(all)).toEqual([1.5, 0, 1, -2, 1, 1, 1, 1])
  expect(rowOf(all.toReversed())).toEqual(rowOf(all))
  expect(rowOf(['AGE= 55', ...all.slice(1)])).toEqual(rowOf(all))
})

it('reports numbers outside the range of the training data', () => {
  const codes: string[] = []
  rowOf(['age=61', ...all.slice(1)], (code) => void codes.push(code))
  rowOf(['age=60', ...all.slice(1)], (code) => void codes.push(code))
  expect(codes).toEqual(['given.outside'])
})

it.each([
  ['given.form', ['age']],
  ['given.form', ['=3']],
  ['given.twice', ['age=1', 'age=2']],
  ['given.twice', ['age=1', 'Age=2']],
  ['given.missing', ['age=1']],
  ['given.near', ['agee=1', ...all]],
  ['given.unknown', ['weight=1', ...all]],
  ['given.empty', ['age=', ...all.slice(1)]],
  ['given.empty', ['age=NA', ...all.slice(1)]],
  ['given.category', ['age=1', 'home city=Jeju', 'a=b=1']],
  ['given.value', ['age=old', ...all.slice(1)]],
  ['given.value', ['age=30.5', ...all.slice(1)]],
  ['given.value', ['age=1', 'home city=Seoul', 'a=b=x']],
])('%s: %s', (key, pairs) => {
  expect(() => rowOf(pairs)).toThrow(expect.objectContaining({ key }))
})
