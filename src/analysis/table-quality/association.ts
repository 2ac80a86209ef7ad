// How much two columns of a set of rows have to do with each other.
import type { ColumnValues } from './column-values.js'

/** Pearson's correlation of numbers, Cramér's V of categories, the correlation ratio η of a number and a category, over the rows where both are
 *  known; 0 where a column is constant there. */
export function association(one: ColumnValues, other: ColumnValues): number {
  const rows = [...one.values.keys()].filter(
    (row) => !Number.isNaN(one.values[row]) && !Number.isNaN(other.values[row]),
  )
  const [a, b] = [one, other].map(({ values }) =>
    Float64Array.from(rows, (row) => values[row] as number),
  ) as [Float64Array, Float64Array]
  const [ofA, ofB] = [one.categories, other.categories]
  if (ofA === undefined && ofB === undefined) return correlation(a, b)
  if (ofA !== undefined && ofB !== undefined) return cramersV(a, b, { ofA, ofB })
  return ofA === undefined ? correlationRatio(a, b, ofB ?? 0) : correlationRatio(b, a, ofA)
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let [product, squareA, squareB] = [0, 0, 0]
  for (const [row, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[row] as number) - meanB]
    product += x * y
    squareA += x * x
    squareB += y * y
  }
  return squareA > 0 && squareB > 0 ? product / Math.sqrt(squareA * squareB) : 0
}

/** √(χ² / (n · (min(rows, columns) − 1))) of the table of counts, of categories that occur. Source: Cramér 1946, section 21.9. */
function cramersV(
  a: Float64Array,
  b: Float64Array,
  { ofA, ofB }: { ofA: number; ofB: number },
): number {
  const counts = new Float64Array(ofA * ofB)
  const [totalA, totalB] = [new Float64Array(ofA), new Float64Array(ofB)]
  for (const [row, x] of a.entries()) {
    const y = b[row] as number
    counts[x * ofB + y] = (counts[x * ofB + y] as number) + 1
    totalA[x] = (totalA[x] as number) + 1
    totalB[y] = (totalB[y] as number) + 1
  }
  const occurring = Math.min(
    ...[totalA, totalB].map((all) => all.filter((each) => each > 0).length),
  )
  if (occurring < 2) return 0
  let sum = 0
  for (const [x, ofX] of totalA.entries())
    for (const [y, ofY] of totalB.entries())
      if (ofX * ofY > 0) sum += (counts[x * ofB + y] as number) ** 2 / (ofX * ofY)
  // χ² / n = Σ count² / (row total · column total) − 1.
  return Math.sqrt(Math.max(0, sum - 1) / (occurring - 1))
}

/** The square root of the share of a number's variance that lies between categories. */
function correlationRatio(numbers: Float64Array, groups: Float64Array, categories: number): number {
  const mean = meanOf(numbers)
  const [sums, counts] = [new Float64Array(categories), new Float64Array(categories)]
  let total = 0
  for (const [row, group] of groups.entries()) {
    const value = (numbers[row] as number) - mean
    sums[group] = (sums[group] as number) + value
    counts[group] = (counts[group] as number) + 1
    total += value * value
  }
  if (total === 0) return 0
  const between = sums.reduce((sum, each, group) => {
    const count = counts[group] as number
    return count > 0 ? sum + each ** 2 / count : sum
  }, 0)
  return Math.sqrt(Math.min(1, between / total))
}

const meanOf = (values: Float64Array) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
