// Codes of examples beside the factors that the examples were made from, as classes.
import type { Factors } from '../../data/factors.js'
import type { Notify } from '../../notices.js'

/** A factor of every example, as one of finitely many classes. */
export interface FactorClasses {
  readonly name: string
  /** Number of classes. */
  readonly size: number
  /** From 0. Shape: [count]. */
  readonly classes: Uint32Array
}

export interface CodedFactors {
  readonly count: number
  readonly latent: number
  /** Shape: [count, latent]. */
  readonly codes: Float32Array
  readonly factors: readonly FactorClasses[]
}

/** A factor with more distinct values is taken as continuous. */
const maxValues = 100
/** With fewer rows a factor counts by chance. */
const minCounted = 10
/** Bins of a continuous factor, and of a latent in the mutual information: those of disentanglement_lib. */
export const bins = 20

/** The factors as classes: the distinct values of a factor in rising order; `bins` intervals of equal width for more than 100 values.
 *  Binned factors go to `notify`, and so do constant ones, which are left out, those that seem to number the rows, and one that is alone. */
export function factorClasses(
  { names, values }: Factors,
  notify?: Notify | undefined,
): FactorClasses[] {
  const count = values.length / names.length
  const found = names.flatMap((name, at) => {
    const column = Float64Array.from(
      { length: count },
      (_, row) => values[row * names.length + at] as number,
    )
    const distinct = Float64Array.from(new Set(column)).sort()
    if (distinct.length < 2) {
      notify?.('factors.constant', { factor: name })
      return []
    }
    if (countsRows(column)) notify?.('factors.counting', { factor: name })
    if (distinct.length > maxValues) {
      notify?.('factors.binned', { factor: name, values: distinct.length, bins })
      return [{ name, size: bins, classes: binned(column, bins) }]
    }
    const places = new Map([...distinct].map((value, place) => [value, place]))
    const classes = Uint32Array.from(column, (value) => places.get(value) as number)
    return [{ name, size: distinct.length, classes }]
  })
  const [first] = found
  if (found.length === 1 && first) notify?.('factors.single', { factor: first.name })
  return found
}

/** Whether each value is one more than the one before. */
function countsRows(values: Float64Array): boolean {
  const [first = 0] = values
  return values.length >= minCounted && values.every((value, row) => value === first + row)
}

/** Intervals of equal width between minimum and maximum, from 0; the maximum is in the last one. Shape: [count]. */
export function binned(values: Float64Array, count: number): Uint32Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (!(most > least)) return new Uint32Array(values.length)
  const width = (most - least) / count
  const edge = (at: number) => at * width + least
  return Uint32Array.from(values, (value) => {
    let at = Math.min(count - 1, Math.floor((value - least) / width))
    // The division rounds otherwise than the edges.
    while (at > 0 && value < edge(at)) at--
    while (at < count - 1 && value >= edge(at + 1)) at++
    return at
  })
}

/** A latent of all examples. Shape: [count]. */
export function latentColumn({ count, latent, codes }: CodedFactors, at: number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => codes[row * latent + at] as number)
}

/** Those of some examples. */
export function pickRows(given: CodedFactors, rows: Uint32Array): CodedFactors {
  const { latent } = given
  const codes = new Float32Array(rows.length * latent)
  for (const [at, row] of rows.entries())
    codes.set(given.codes.subarray(row * latent, (row + 1) * latent), at * latent)
  const factors = given.factors.map((factor) => ({
    ...factor,
    classes: Uint32Array.from(rows, (row) => factor.classes[row] as number),
  }))
  return { count: rows.length, latent, codes, factors }
}
