// Whether the cells of a column number or name the rows.
import { isMissing, parseNumber } from '../cell.js'
import type { Cell } from '../cell-readers.js'

/** More rows are not compared with each other. */
const maxCompared = 2 ** 20

/** Gets all cells of a column, in their order. */
export class RowNumbers {
  #count = 0
  #known = 0
  #previous: number | undefined
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY
  #areWhole = true
  #areTexts = true
  #countUp = true
  #restart = true
  #seen: Set<Cell> | undefined = new Set()

  add(cell: Cell): void {
    this.#count++
    const value = typeof cell === 'string' ? cell.trim() : cell
    if (value === undefined || Number.isNaN(value) || isMissing(String(value))) return
    this.#known++
    this.#compare(value)
    this.#areTexts &&= typeof value === 'string' && parseNumber(value) === undefined
    const number = wholeNumber(value)
    if (number === undefined) {
      this.#areWhole = false
      return
    }
    const follows = this.#previous === undefined || number === this.#previous + 1
    this.#countUp &&= follows
    this.#restart &&= follows || number === this.#min
    this.#previous = number
    this.#min = Math.min(this.#min, number)
    this.#max = Math.max(this.#max, number)
  }

  #compare(value: Cell): void {
    const isNew = this.#seen && !this.#seen.has(value) && this.#seen.size < maxCompared
    if (isNew) this.#seen?.add(value)
    else this.#seen = undefined
  }

  get isEmpty(): boolean {
    return this.#known === 0
  }

  /** Each row has a whole number of 0 or more. */
  get areWhole(): boolean {
    return this.#areWhole && this.#known === this.#count && this.#count > 1
  }

  /** Each number is one more than that before. */
  get countUp(): boolean {
    return this.areWhole && this.#countUp
  }

  /** Several counts one after another, as of tables that were joined. */
  get countInParts(): boolean {
    return this.areWhole && this.#restart
  }

  /** The same numbers as of a count, in another order. */
  get areShuffled(): boolean {
    return this.areWhole && this.areDifferent && this.#max - this.#min === this.#count - 1
  }

  /** No value occurs twice, and none is missing. */
  get areDifferent(): boolean {
    return this.#seen !== undefined && this.#known === this.#count && this.#count > 1
  }

  /** No value is a number. */
  get areTexts(): boolean {
    return this.#areTexts
  }

  get count(): number {
    return this.#count
  }
}

function wholeNumber(value: Cell): number | undefined {
  if (typeof value === 'string') return /^\d{1,15}$/.test(value) ? Number(value) : undefined
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
