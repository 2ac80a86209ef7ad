// A pass over a column whose notation is found: all its texts are read in it, or it is a column of categories.
import { orderOf } from '../../notation/date-notation.js'
import type { FoundNotation } from '../../notation/evidence.js'
import type { NumberNotation } from '../../notation/notation.js'
import { plainNumber } from '../../notation/number-notation.js'
import { NumberTexts } from '../../notation/number-texts.js'
import { parseDate } from '../../notation/parse-date.js'
import { parseNumber } from '../cell.js'
import { knownText } from '../cell-readers.js'
import { categoryPass } from './category-pass.js'
import type { Pass } from './pass.js'

export function notationPass({ notation, code, example }: FoundNotation): Pass {
  const numbers = new NumberTexts()
  let other: { readonly line: number; readonly actual: string } | undefined
  const parsed =
    notation.type === 'date'
      ? (text: string) => parseDate(text, orderOf(notation))?.days
      : (text: string) => parseTracked(text, notation, numbers)
  return {
    read(cell, line) {
      const text = other ? undefined : knownText(cell)
      if (text === undefined) return Number.NaN
      const value = parsed(text)
      if (value === undefined) other = { line, actual: text }
      return value ?? Number.NaN
    },
    end() {
      if (other) return { next: categoryPass(), notices: [['table.mixed', other]] }
      const read = notation.type === 'date' ? notation.pattern : plainNumber(example, notation)
      const value = code === 'table.zones' && notation.type === 'date' ? notation.zone : read
      return {
        found: {
          notation: notation.type === 'date' ? notation : { ...numbers.notation(), ...notation },
        },
        notices: [[code, { actual: example, value: value ?? '' }]],
      }
    },
  }
}

/** The number of a text; what it looks like is kept in `numbers`. */
function parseTracked(
  text: string,
  notation: NumberNotation,
  numbers: NumberTexts,
): number | undefined {
  const plain = plainNumber(text, notation)
  const value = plain === undefined ? undefined : parseNumber(plain)
  if (plain !== undefined && value !== undefined) numbers.add(plain)
  return value
}
