// A pass over a column that the file itself calls text: categories, unless all are written as dates or numbers are.
import { NotationEvidence } from '../../notation/evidence.js'
import { categoryReader, knownText, maxCategories } from '../cell-readers.js'
import { notationPass } from './notation-pass.js'
import type { Pass } from './pass.js'

/** Digits alone are text, such as a number of a house. */
export function textPass(): Pass {
  const { read, texts } = categoryReader(maxCategories)
  const evidence = new NotationEvidence()
  let odd: Readonly<{ line: number; actual: string }> | undefined
  return {
    read(cell, line) {
      const text = evidence.isOpen ? knownText(cell) : undefined
      if (text !== undefined) evidence.add(text)
      if (text !== undefined && evidence.oddText !== undefined) odd ??= { line, actual: text }
      return read(cell, line)
    },
    hasDecimalCommas: () => evidence.hasDecimalCommas,
    end(hints) {
      const found = evidence.found(hints)
      if (found) return { next: notationPass(found) }
      const { ambiguousDate: actual } = evidence
      return {
        found: { texts },
        ...(actual !== undefined && { notices: [['table.ambiguousDates', { actual }]] }),
        ...(odd && { notices: [['table.mixed', odd]] }),
      }
    },
  }
}
