// Counts numbers into buckets of equal width, as TensorBoard's histograms hold them.

export interface Histogram {
  readonly min: number
  readonly max: number
  readonly count: number
  readonly sum: number
  readonly sumOfSquares: number
  /** The upper limit of every bucket; the first starts at `min`, the last ends at `max`. */
  readonly limits: Float64Array
  readonly counts: Float64Array
}

/** Equal numbers give a single bucket. Expects at least one number, all finite. */
export function histogramOf(numbers: Float32Array, buckets = 30): Histogram {
  let [min, max, sum, sumOfSquares] = [Infinity, -Infinity, 0, 0]
  for (const number of numbers) {
    min = Math.min(min, number)
    max = Math.max(max, number)
    sum += number
    sumOfSquares += number ** 2
  }
  const length = max > min ? buckets : 1
  const width = (max - min) / length
  const counts = new Float64Array(length)
  for (const number of numbers) {
    const bucket = width > 0 ? Math.min(length - 1, Math.floor((number - min) / width)) : 0
    counts[bucket] = (counts[bucket] as number) + 1
  }
  const limits = Float64Array.from(counts, (_, bucket) => min + width * (bucket + 1))
  limits[length - 1] = max
  return { min, max, count: numbers.length, sum, sumOfSquares, limits, counts }
}
