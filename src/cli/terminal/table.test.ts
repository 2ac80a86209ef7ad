// Tables: columns are aligned for characters of any width.
import { expect, it } from 'vitest'
import { tableLines } from './table.js'

it('pads by display width, without trailing spaces', () => {
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
