// Finds values that repeat far from all others of a column, as those that stand for missing ones do.
import type { LoadCallbacks } from '../../load-callbacks.js'
import { formatNames } from '../format-names.js'
import type { GrowableMatrix } from '../growable-matrix.js'

/** A value that is far from others, and in how many rows. */
export interface RepeatedValue {
  readonly value: number
  readonly count: number
}

/** So many values at each end may be far. */
const maxFar = 3
const minRepeats = 3
/** The distance, in ranges of the other values, of a value that is usual for missing ones, and of any other. */
const [usualDistance, otherDistance] = [1, 5]
/** Fewer different values are codes, of which any may be far. */
const minDifferent = 10
const usual = /^-?(9{2,}|32768|32767|65535|2147483648|2147483647|4294967295)(\.0+|\.9+)?$/
/** Larger ones are those of files of measurements, such as 1e20 or 9.96921e36. */
const minUsual = 1e20

/** Gets the values of a column, NaN for missing ones. */
export class RepeatedValues {
  readonly #lowest = new Extremes((one, other) => one - other)
  readonly #highest = new Extremes((one, other) => other - one)
  readonly #different = new Set<number>()

  add(value: number): void {
    if (Number.isNaN(value)) return
    this.#lowest.add(value)
    this.#highest.add(value)
    if (this.#different.size < minDifferent + 2 * maxFar) this.#different.add(value)
  }

  /** Those that repeat beyond a gap of several ranges of the others; of the values that are usual for missing ones, such
   *  as -9999, beyond a gap of one range. */
  get found(): readonly RepeatedValue[] {
    let found: RepeatedValue[] = []
    for (let low = 0; low <= maxFar; low++)
      for (let high = 0; high <= maxFar; high++) {
        const far = this.#farBeyond(low, high)
        if (far.length > found.length) found = far
      }
    return found
  }

  /** The first `low` and the last `high` values if they are far from those between. */
  #farBeyond(low: number, high: number): RepeatedValue[] {
    const [lowest, highest] = [this.#lowest.values, this.#highest.values]
    const far = [...lowest.slice(0, low), ...highest.slice(0, high)]
    const [min, max] = [lowest[low]?.value, highest[high]?.value]
    if (min === undefined || max === undefined || min >= max) return []
    const gaps = [
      min - (lowest[low - 1]?.value ?? Number.NEGATIVE_INFINITY),
      (highest[high - 1]?.value ?? Number.POSITIVE_INFINITY) - max,
    ]
    const areUsual = far.every(({ value }) => isUsual(value))
    const areMany = areUsual || this.#different.size - far.length >= minDifferent
    const distance = (areUsual ? usualDistance : otherDistance) * (max - min)
    const areFar = gaps.every((gap) => gap >= distance)
    return areMany && areFar && far.every(({ count }) => count >= minRepeats) ? far : []
  }
}

function isUsual(value: number): boolean {
  return usual.test(String(value)) || Math.abs(value) >= minUsual
}

/** The first different values in an order, and how often each occurs. */
class Extremes {
  readonly values: { readonly value: number; count: number }[] = []

  constructor(private readonly compare: (one: number, other: number) => number) {}

  add(value: number): void {
    const { values, compare } = this
    const last = values.at(-1)
    if (last && values.length > maxFar && compare(value, last.value) > 0) return
    const same = values.find((each) => each.value === value)
    if (same) {
      same.count++
      return
    }
    values.push({ value, count: 1 })
    values.sort((one, other) => compare(one.value, other.value))
    if (values.length > maxFar + 1) values.pop()
  }
}

interface NumericField {
  readonly name: string
  /** Index of its numbers in a row. */
  readonly place: number
}

/** Reports the repeated far values of these columns, each value once. Returns the names of the columns that have one. */
export function reportRepeatedValues(
  path: string,
  { count, values }: { readonly count: number; readonly values: GrowableMatrix },
  fields: readonly NumericField[],
  notify: LoadCallbacks['notify'],
): ReadonlySet<string> {
  const columns = fields.map(({ name, place }) => ({ name, place, far: new RepeatedValues() }))
  for (let row = 0; row < count; row++) {
    const cells = values.at(row)
    for (const { place, far } of columns) far.add(cells[place] as number)
  }
  const found = columns.flatMap(({ name, far }) => far.found.map((each) => ({ name, ...each })))
  for (const value of new Set(found.map((each) => each.value))) {
    const own = found.filter((each) => each.value === value)
    const cells = own.reduce((sum, each) => sum + each.count, 0)
    const names = formatNames(own.map(({ name }) => name))
    notify?.('table.repeatedValue', { path, columns: names, actual: value, count: cells })
  }
  return new Set(found.map(({ name }) => name))
}
