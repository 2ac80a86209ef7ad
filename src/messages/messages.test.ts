// Messages with values: filled in, and on one line whatever a file is called.
import { expect, it } from 'vitest'
import { message } from './messages.js'

it('fills in values, and leaves a placeholder without one', () => {
  expect(message('en', 'data.unused', { source: 'a b' })).toMatch(/^a b: .*\{options\}$/)
})

it('spells out control characters, and nothing else', () => {
  const path = '사과\n\x1b[31m\x9b é.png'
  expect(message('en', 'data.missing', { path })).toMatch(/^사과\\n\\x1b\[31m\\x9b é\.png: /)
})
