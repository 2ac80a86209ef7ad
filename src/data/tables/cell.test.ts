// The text of cells: numbers, missing values, names of categories.
import { describe, expect, it } from 'vitest'
import { categoryName, isMissing, parseNumber, sortedCategories } from './cell.js'

describe('a number', () => {
  it.each([
    ['0', 0],
    ['-1.5', -1.5],
    ['+2', 2],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0e1', 0],
    ['007', 7],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value))

  it.each(['', '0x10', '0b1', '1,5', '1 000', 'Infinity', 'inf', '1e39', 'NaN', '12kg', '２'])(
    'is not %j',
    (text) => expect(parseNumber(text)).toBeUndefined(),
  )
})

it.each(['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'None', '?'])('%j is missing', (text) =>
  expect(isMissing(text)).toBe(true),
)

it.each(['0', 'none', 'Na', '-'])('%j is not missing', (text) =>
  expect(isMissing(text)).toBe(false),
)

it.each([
  ['3.0', '3'],
  ['-3.00', '-3'],
  ['3.5', '3.5'],
  ['03', '03'],
  ['v1.0', 'v1.0'],
])('the category of %s is %s', (text, name) => expect(categoryName(text)).toBe(name))

it('categories are sorted by size where all are numbers, else by code points', () => {
  expect(sortedCategories(['10', '9', '-1'])).toEqual(['-1', '9', '10'])
  expect(sortedCategories(['10', '9', 'b', '가', 'Z', '\u{1f600}'])).toEqual([
    '10',
    '9',
    'Z',
    'b',
    '가',
    '\u{1f600}',
  ])
})
