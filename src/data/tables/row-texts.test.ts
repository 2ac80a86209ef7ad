// Items of a table are formatted as in the table.
import { expect, it } from 'vitest'
import type { Column } from '../columns.js'
import { formatRows } from './row-texts.js'

const columns: Column[] = [
  { name: 'length', type: 'numeric', mean: 170, deviation: 10 },
  { name: 'colour', type: 'categorical', categories: ['red', 'green', 'blue'] },
  { name: 'count', type: 'numeric', mean: -2, deviation: 0.5 },
]

it('writes numbers in their own unit, categories by name, and missing values as empty', () => {
  const items = [
    [0.25, 0, 1, 0, 4, 1, 1, 1, 1, 1],
    [-1.3, 0.2, 0.3, 0.5, 0, 1, 1, 1, 1, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]
  expect([...formatRows(columns, Float32Array.from(items.flat()))]).toEqual([
    ['172.5', 'green', '0'],
    ['157', 'blue', ''],
    ['', '', ''],
  ])
})
