// How far the distributions of a column in two sets of rows are apart.
import type { ColumnValues } from './column-values.js'

/** Kolmogorov-Smirnov distance of numbers, total variation distance of categories, from 0 to 1, over the rows whose value is known; NaN where
 *  none is. */
export function columnDistance(one: ColumnValues, other: ColumnValues): number {
  const [a, b] = [one, other].map(({ values }) => values.filter((value) => !Number.isNaN(value)))
  if (!a?.length || !b?.length) return Number.NaN
  return one.categories === undefined
    ? kolmogorovSmirnov(a.sort(), b.sort())
    : totalVariation(a, b, one.categories)
}

/** The largest difference between the empirical distribution functions of sorted values. */
function kolmogorovSmirnov(a: Float64Array, b: Float64Array): number {
  let [i, j, largest] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] as number, b[j] as number)
    while (i < a.length && a[i] === value) i++
    while (j < b.length && b[j] === value) j++
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length))
  }
  return largest
}

/** Half the sum of differences between the shares of categories. */
function totalVariation(a: Float64Array, b: Float64Array, categories: number): number {
  const [ofA, ofB] = [a, b].map((values) => {
    const counts = new Uint32Array(categories)
    for (const value of values) counts[value] = (counts[value] as number) + 1
    return counts
  }) as [Uint32Array, Uint32Array]
  const difference = (category: number) =>
    Math.abs((ofA[category] as number) / a.length - (ofB[category] as number) / b.length)
  return [...ofA.keys()].reduce((sum, category) => sum + difference(category), 0) / 2
}
