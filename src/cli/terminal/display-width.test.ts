// Widths on a terminal are those of another library.
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { displayWidth } from './display-width.js'

it.each([
  'a — b',
  '학습률 0.001',
  '한국'.normalize('NFD'),
  'é'.normalize('NFD'),
  '“x” × ÷ ≥ β₁',
  '│─▁▂█',
  '%％',
  '\u001b[31mred\u001b[0m',
])('%j has the width that Unicode gives it', (text) => {
  expect(displayWidth(text)).toBe(stringWidth(text))
})
