// Excerpts of JSON: complete, truncated, and of values nested deeper than any stack.
import { expect, it } from 'vitest'
import { excerpt } from './excerpt.js'

it('is the JSON of a value, or its beginning', () => {
  expect(excerpt({ a: [1, null] })).toBe('{"a":[1,null]}')
  expect(excerpt('x'.repeat(9), 4)).toBe('"xxx…')
})

it('is exact up to its end, whatever follows', () => {
  const value = { a: [1, 'x', null], b: [{}, [[]], { c: false }], d: [[[['deep']]]] }
  const json = JSON.stringify(value)
  for (let maxLength = 1; maxLength < json.length; maxLength++)
    expect(excerpt(value, maxLength)).toBe(`${json.slice(0, maxLength)}…`)
  expect(excerpt(value, json.length)).toBe(json)
})

it.each([
  ['[', ']'],
  ['{"a":', '}'],
])('is the beginning of a value nested deeper than the stack: %s', (open, close) => {
  const value = JSON.parse(`${open.repeat(1e5)}1${close.repeat(1e5)}`)
  expect(excerpt(value)).toBe(`${open.repeat(100).slice(0, 100)}…`)
})
