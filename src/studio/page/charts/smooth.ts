// Makes figures of many steps ready to be drawn.

/** The exponential mean of the values so far, without a pull towards zero at the beginning; `weight` is that of the
 *  past, from 0 to below 1. Values that are not finite are passed over. */
export function smoothed(values: ArrayLike<number>, weight: number): Float64Array {
  let [sum, total] = [0, 0]
  return Float64Array.from({ length: values.length }, (_, at) => {
    const value = values[at] as number
    if (Number.isFinite(value)) {
      sum = weight * sum + (1 - weight) * value
      total = weight * total + (1 - weight)
    }
    return total === 0 ? Number.NaN : sum / total
  })
}

/** At most about `most` of the indices from `first` up to `last`: of every stretch those with the least and the largest
 *  value, so that no peak is lost. */
export function thinned(
  values: ArrayLike<number>,
  { first, last, most }: { first: number; last: number; most: number },
): number[] {
  const size = Math.max(1, Math.ceil((2 * (last - first + 1)) / most))
  if (size === 1) return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const kept: number[] = []
  for (let start = first; start <= last; start += size) {
    let [least, largest] = [start, start]
    for (let at = start; at <= Math.min(last, start + size - 1); at++) {
      if ((values[at] as number) < (values[least] as number)) least = at
      if ((values[at] as number) > (values[largest] as number)) largest = at
    }
    kept.push(Math.min(least, largest))
    if (least !== largest) kept.push(Math.max(least, largest))
  }
  return kept
}
