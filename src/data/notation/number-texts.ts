// Counts the decimals of the numbers of a column, and finds what all of them have in common.
import type { NumberNotation } from './notation.js'

/** More are those of a computed number, not of a notation. */
const maxDecimals = 10

/** What the texts of numbers have in common. */
export class NumberTexts {
  /** Decimals without zeros at the end, and as written. */
  #decimals = 0
  #minWritten = Number.POSITIVE_INFINITY
  #maxWritten = 0
  #positive = 0
  #withPlus = 0

  /** `text`: with a point as decimal separator, and without groups. */
  add(text: string): void {
    if (text.charCodeAt(0) !== 45 && text !== '0') this.#positive++
    if (text.charCodeAt(0) === 43) this.#withPlus++
    const at = text.indexOf('.')
    if (at < 0 && !/e/i.test(text)) {
      this.#minWritten = 0
      return
    }
    const [, fraction = '', exponent] = /^[^.e]*\.?(\d*)(?:e([-+]?\d+))?$/i.exec(text) ?? []
    const written = exponent === undefined ? fraction.length : 0
    const significant = fraction.replace(/0+$/, '').length - Number(exponent ?? 0)
    this.#decimals = Math.max(this.#decimals, significant)
    this.#minWritten = Math.min(this.#minWritten, written)
    this.#maxWritten = Math.max(this.#maxWritten, written)
  }

  /** A whole number, without its text. */
  addWhole(): void {
    this.#positive++
    this.#minWritten = 0
  }

  /** Whole numbers with gaps are written as 3.0 by many tools: that zero is no part of the notation. */
  notation(): NumberNotation {
    const isPadded = this.#minWritten === this.#maxWritten && this.#maxWritten > 0
    const isWhole = this.#decimals === 0
    const isCommon = this.#decimals <= maxDecimals || isPadded
    return {
      type: 'number',
      ...(isCommon && { decimals: this.#decimals }),
      ...(isPadded && !(isWhole && this.#maxWritten === 1) && { padding: this.#maxWritten }),
      ...(this.#withPlus > 0 && this.#withPlus === this.#positive && { hasPlus: true }),
    }
  }
}

/** The shortest text of a number that float32 holds. */
export function shortestFloat32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)))
    if (Math.fround(Number(text)) === value) return text
  }
  return String(value)
}
