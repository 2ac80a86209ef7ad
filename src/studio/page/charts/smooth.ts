// Smooths and thins metrics of many steps for drawing.

/** Symmetric exponential moving average: a value n steps away has weight `weight` to the power of n. It does not lag,
 *  as averages of the past alone do. `weight` is in [0, 1). Values that are not finite are ignored. */
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

/** At most about `maxPoints` of the indices from `first` up to `last`: of every interval those with the minimum and the
 *  maximum, so that no peak is lost. */
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
