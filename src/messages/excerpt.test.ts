// Excerpts of JSON: whole, cut, and where the value is deeper than any stack.
import { expect, it } from 'vitest'
import { excerpt } from './excerpt.js'

it('is the JSON of a value, or its beginning', () => {
  expect(excerpt({ a: [1, null] })).toBe('{"a":[1,null]}')
  expect(excerpt('x'.repeat(9), 4)).toBe('"xxx…')
})

it.each([
  ['[', ']', '[…]'],
  ['{"a":', '}', '{…}'],
])('tells the kind of what is nested too deep: %s', (open, close, expected) => {
  const value = JSON.parse(`${open.repeat(1e5)}1${close.repeat(1e5)}`)
  expect(excerpt(value)).toBe(expected)
})
