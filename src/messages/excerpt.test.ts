// Excerpts of JSON: whole, cut, and where the value is deeper than any stack.
import { expect, it } from 'vitest'
import { excerpt } from './excerpt.js'

it('is the JSON of a value, or its beginning', () => {
  expect(excerpt({ a: [1, null] })).toBe('{"a":[1,null]}')
  expect(excerpt('x'.repeat(9), 4)).toBe('"xxx…')
})

it('is exact up to where it is cut, whatever comes later', () => {
  const value = { a: [1, 'x', null], b: [{}, [[]], { c: false }], d: [[[['deep']]]] }
  const whole = JSON.stringify(value)
  for (let most = 1; most < whole.length; most++)
    expect(excerpt(value, most)).toBe(`${whole.slice(0, most)}…`)
  expect(excerpt(value, whole.length)).toBe(whole)
})

it.each([
  ['[', ']'],
  ['{"a":', '}'],
])('is the beginning of what is nested deeper than the stack: %s', (open, close) => {
  const value = JSON.parse(`${open.repeat(1e5)}1${close.repeat(1e5)}`)
  expect(excerpt(value)).toBe(`${open.repeat(100).slice(0, 100)}…`)
})
