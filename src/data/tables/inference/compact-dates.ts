// Recognizes dates that are written as numbers, such as 20210131.

import type { FoundNotation } from '../../notation/evidence.js'
import { parseDate } from '../../notation/parse-date.js'

/** Fewer numbers like these may be dates by chance. */
const minCount = 10

export class CompactDates {
  #count = 0
  #example: string | undefined
  #isOpen = true

  add(cell: string | number): void {
    if (!this.#isOpen) return
    const text = String(cell)
    this.#isOpen = text.length === 8 && parseDate(text, 'compact') !== undefined
    this.#example ??= text
    this.#count++
  }

  /** Undefined where some number is no date. */
  found(): FoundNotation | undefined {
    if (!this.#isOpen || this.#count < minCount) return undefined
    const notation = { type: 'date', pattern: 'YYYYMMDD' } as const
    return { notation, code: 'table.dates', example: this.#example ?? '' }
  }
}
