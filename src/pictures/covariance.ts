// Mean and covariance of points.

export interface Moments {
  readonly mean: Float64Array
  /** Rows of the population covariance (divided by the number of points). */
  readonly covariance: readonly Float64Array[]
}

/** Shape: values [count, size], count ≥ 1. */
export function momentsOf(values: Float32Array, size: number): Moments {
  const count = values.length / size
  const mean = new Float64Array(size)
  for (let at = 0; at < values.length; at++)
    mean[at % size] = (mean[at % size] as number) + (values[at] as number) / count

  const sums = Array.from({ length: size }, () => new Float64Array(size))
  for (let example = 0; example < count; example++) {
    const centred = mean.map((value, at) => (values[example * size + at] as number) - value)
    sums.forEach((row, at) => {
      const factor = centred[at] as number
      for (let other = 0; other <= at; other++)
        row[other] = (row[other] as number) + factor * (centred[other] as number)
    })
  }
  const entry = (row: number, column: number) =>
    (sums[Math.max(row, column)]?.[Math.min(row, column)] as number) / count
  const covariance = sums.map((row, at) => row.map((_, other) => entry(at, other)))
  return { mean, covariance }
}
