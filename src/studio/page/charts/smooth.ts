// Makes figures of many steps ready to be drawn.

/** Of each value the mean with those around it, of which one n steps away counts `weight` to the power of n: it does not
 *  lag behind, as means of the past alone do. `weight` lies from 0 to below 1. Values that are not finite count nothing. */
export function smoothValues(values: ArrayLike<number>, weight: number): Float64Array {
  const sums = windowSums(values, weight, (value) => (Number.isFinite(value) ? value : 0))
  const totals = windowSums(values, weight, (value) => (Number.isFinite(value) ? 1 : 0))
  return sums.map((sum, at) => sum / (totals[at] as number))
}

function windowSums(
  values: ArrayLike<number>,
  weight: number,
  of: (value: number) => number,
): Float64Array {
  const own = Float64Array.from(values, of)
  const sums = own.slice()
  let [before, after] = [0, 0]
  for (let at = 0, end = own.length - 1; end >= 0; at++, end--) {
    sums[at] = (sums[at] as number) + before
    sums[end] = (sums[end] as number) + after
    before = weight * (before + (own[at] as number))
    after = weight * (after + (own[end] as number))
  }
  return sums
}

/** At most about `most` of the indices from `first` up to `last`: of every stretch those with the least and the largest
 *  value, so that no peak is lost. */
export function downsample(
  values: ArrayLike<number>,
  { first, last, maxPoints }: { first: number; last: number; maxPoints: number },
): number[] {
  const size = Math.max(1, Math.ceil((2 * (last - first + 1)) / maxPoints))
  if (size === 1) return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const kept: number[] = []
  for (let start = first; start <= last; start += size) {
    let [minAt, maxAt] = [start, start]
    for (let at = start; at <= Math.min(last, start + size - 1); at++) {
      if ((values[at] as number) < (values[minAt] as number)) minAt = at
      if ((values[at] as number) > (values[maxAt] as number)) maxAt = at
    }
    kept.push(Math.min(minAt, maxAt))
    if (minAt !== maxAt) kept.push(Math.max(minAt, maxAt))
  }
  return kept
}
