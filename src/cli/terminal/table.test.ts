// Tables: columns stand under one another, whatever the width of their letters.
import { expect, it } from 'vitest'
import { tableLines } from './table.js'

it('pads by what is seen, and leaves no spaces at the end', () => {
  const rows = [
    ['이름', '수', '상태'],
    ['first', '10.5', '완료'],
    ['a', '7', ''],
  ]
  expect(tableLines(rows, { numeric: [1] })).toEqual([
    '이름     수  상태',
    'first  10.5  완료',
    'a         7',
  ])
  expect(tableLines([])).toEqual([])
})
