// The first pass over a column of a file of text, or over numbers: plain numbers, until another text comes.
import { type FoundNotation, NotationEvidence } from '../../notation/evidence.js'
import { NumberTexts } from '../../notation/number-texts.js'
import { parseNumber } from '../cell.js'
import { type Cell, categoryReader, knownText, maxCategories } from '../cell-readers.js'
import { categoryPass } from './category-pass.js'
import { CompactDates } from './compact-dates.js'
import { notationPass } from './notation-pass.js'
import type { FileHints, Pass, PassResult } from './pass.js'

/** Numbers in form only: with zeros in front, such as postal codes, or of telephones. */
const label = /^(?:[-+]?0\d|\+\d{7,}$)/
const isLabel = (text: string) => label.test(text) && parseNumber(text) !== undefined

/** A cell, as notices name it. */
type Place = Readonly<Record<'line' | 'actual', string | number>>

/** Thousands with points between them, where the decimal separator is a comma. */
const groups = /^[-+]?\d{1,3}(?:\.\d{3})+$/

/** `hasDecimalComma`: its decimal commas are points already. */
export function plainPass({ hasDecimalComma = false }: { hasDecimalComma?: boolean } = {}): Pass {
  const category = categoryReader(maxCategories)
  const evidence = new NotationEvidence()
  const numbers = new NumberTexts()
  const dates = new CompactDates()
  let hasNumbers = false
  let pointGroups: { isOpen: boolean; example?: string } = { isOpen: true }
  let other: Place | undefined
  let labelAt: Place | undefined
  let odd: Place | undefined

  function readText(cell: Cell, line: number, text: string): number {
    const here = { line, actual: text }
    const looksNumeric = !other || evidence.isOpen
    if (looksNumeric && isLabel(text)) labelAt ??= here
    other ??= here
    if (evidence.isOpen) evidence.add(text)
    if (evidence.oddText !== undefined) odd ??= here
    return category.read(cell, line)
  }

  function end(hints: FileHints): PassResult {
    if (!other) {
      const compact = dates.found()
      if (compact) return { next: notationPass(compact) }
      if (hints.hasDecimalCommas && !hasDecimalComma && pointGroups.isOpen && pointGroups.example)
        return { next: notationPass(groupsOf(pointGroups.example)) }
      const notation = numbers.notation()
      return { found: { notation: hasDecimalComma ? { ...notation, decimal: ',' } : notation } }
    }
    const found = labelAt ? undefined : evidence.found(hints)
    if (found) return { next: notationPass(found) }
    const { ambiguousDate } = evidence
    const notices: PassResult['notices'] = labelAt
      ? [['table.leadingZeros', labelAt]]
      : ambiguousDate !== undefined
        ? [['table.ambiguousDates', { actual: ambiguousDate }]]
        : odd || hasNumbers
          ? [['table.mixed', odd ?? other]]
          : []
    // The texts of the numbers before the first text must be read again.
    if (hasNumbers) return { next: categoryPass(), notices }
    return { found: { texts: category.texts }, notices }
  }

  return {
    read(cell, line) {
      const text = knownText(cell)
      if (text === undefined) return Number.NaN
      const value = other || label.test(text) ? undefined : parseNumber(text)
      if (value === undefined) return readText(cell, line, text)
      dates.add(text)
      hasNumbers = true
      numbers.add(text)
      if (pointGroups.isOpen && text.includes('.'))
        pointGroups = { isOpen: groups.test(text), example: text }
      return value
    },
    hasDecimalCommas: () => hasDecimalComma || evidence.hasDecimalCommas,
    end,
  }
}

function groupsOf(example: string): FoundNotation {
  return { notation: { type: 'number', decimal: ',', group: '.' }, code: 'table.groups', example }
}
