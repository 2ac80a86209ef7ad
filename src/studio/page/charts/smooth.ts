// Smooths and thins metrics of many steps for drawing.

export type AxisType = 'log' | 'value'

interface Smoothing {
  /** From 0, which smooths nothing, to below 1. */
  readonly weight: number
  /** The axis the line is drawn on: on a logarithmic one, logarithms are averaged. */
  readonly axis: AxisType
}

/** A window reaches to each side at most this fraction of the steps before it: at the start of a training a metric
 *  changes within a few steps, and later within a few hundred. */
const reachOfStart = 1 / 16
/** A window reaches to each side at most this fraction of all steps. */
const reachOfAll = 1 / 32

/** Two moving averages after each other, over a window that is symmetric around every step, so without a lag; a weight w
 *  spreads as much as an exponential average of both sides would. The window shrinks towards both ends: the first and the
 *  last value are unchanged. A smoothed line stays between the extremes of the values, and a straight line on that axis is
 *  unchanged. Values that are not finite are ignored; on a logarithmic axis, values that are not positive count as the
 *  smallest positive one. */
export function smoothValues(values: ArrayLike<number>, { weight, axis }: Smoothing): Float64Array {
  const count = values.length
  const widest = Math.min(Math.sqrt(3 * weight) / (1 - weight), reachOfAll * count)
  const halfWidth = (at: number) =>
    Math.floor(Math.max(0, Math.min(widest, reachOfStart * at, count - 1 - at)))
  if (axis === 'value') {
    const once = windowMeans(Float64Array.from(values), halfWidth)
    return windowMeans(once, halfWidth)
  }
  const floor = smallestPositive(values)
  const logs = Float64Array.from(values, (value) =>
    Number.isFinite(value) ? Math.log(Math.max(value, floor)) : Number.NaN,
  )
  return windowMeans(windowMeans(logs, halfWidth), halfWidth).map(Math.exp)
}

/** The mean of the finite values within `halfWidth` of every one; where that is 0, the value itself. */
function windowMeans(values: Float64Array, halfWidth: (at: number) => number): Float64Array {
  const sums = rangeSums(values.map((value) => (Number.isFinite(value) ? value : 0)))
  const counts = rangeSums(values.map((value) => (Number.isFinite(value) ? 1 : 0)))
  return values.map((value, at) => {
    const half = halfWidth(at)
    if (half === 0) return value
    const [first, length] = [at - half, 2 * half + 1]
    return sums(first, length) / counts(first, length)
  })
}

/** Sums of adjacent values. They are added up from sums of powers of two, not subtracted from each other, so that one huge
 *  value makes none of the sums imprecise that do not include it. */
function rangeSums(values: Float64Array): (first: number, length: number) => number {
  const levels = [values]
  return (first, length) => {
    let [sum, at] = [0, first]
    for (let level = 0; 2 ** level <= length; level++) {
      levels[level] ??= doubled(levels[level - 1] as Float64Array, 2 ** (level - 1))
      if (Math.floor(length / 2 ** level) % 2 === 0) continue
      sum += levels[level]?.[at] ?? 0
      at += 2 ** level
    }
    return sum
  }
}

/** Sums of 2 · size values, from those of size. */
function doubled(sums: Float64Array, size: number): Float64Array {
  return sums.map((sum, at) => sum + (sums[at + size] ?? 0))
}

function smallestPositive(values: ArrayLike<number>): number {
  let smallest = Number.POSITIVE_INFINITY
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value > 0 && value < smallest) smallest = value
  }
  return Number.isFinite(smallest) ? smallest : Number.MIN_VALUE
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
