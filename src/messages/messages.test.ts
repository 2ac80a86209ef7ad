// Messages with values: filled in, and on one line for any file name.
import { expect, it } from 'vitest'
import { message } from './messages.js'

it('fills in values, and leaves a placeholder without a value', () => {
  expect(message('en', 'data.unused', { source: 'a b' })).toMatch(/^a b: .*\{options\}$/)
})

it('escapes control characters, and nothing else', () => {
  const path = '사과\n\x1b[31m\x9b é.png'
  expect(message('en', 'data.missing', { path })).toMatch(/^사과\\n\\x1b\[31m\\x9b é\.png: /)
})

it('escapes line separators and bidirectional controls', () => {
  const path = 'a\u2028b\u202Egnp.exe'
  expect(message('en', 'data.missing', { path })).toMatch(/^a\\u2028b\\u202egnp\.exe: /)
})

it('truncates a very long value in the middle', () => {
  const path = `${'a'.repeat(5000)}/z.png`
  const text = message('en', 'data.missing', { path })
  expect(text).toMatch(/^a{500}…a{494}\/z\.png: /)
})
