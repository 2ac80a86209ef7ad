// Writes a value in the notation of its column.
import { formatDate } from './date-notation.js'
import type { Notation } from './notation.js'
import { formatNumber } from './number-notation.js'

/** `decimals`: at most so many, where the notation has no number of decimals. */
export function formatInNotation(
  value: number,
  notation: Notation,
  options: { decimals: number },
): string {
  return notation.type === 'date'
    ? formatDate(value, notation)
    : formatNumber(value, notation, options)
}
