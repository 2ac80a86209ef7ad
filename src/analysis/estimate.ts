// A mean over examples, and how far it may be off.

export interface Estimate {
  readonly mean: number
  /** Of the mean, over the examples; NaN where there is only one. */
  readonly standardError: number
}

/** The mean of the values, and s/√n with the sample's standard deviation s. */
export function meanEstimate(values: ArrayLike<number>): Estimate {
  const count = values.length
  let sum = 0
  for (let at = 0; at < count; at++) sum += values[at] as number
  const mean = sum / count
  let squares = 0
  for (let at = 0; at < count; at++) squares += ((values[at] as number) - mean) ** 2
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) }
}

/** Both in another unit, or with the other sign. */
export function scaleEstimate({ mean, standardError }: Estimate, factor: number): Estimate {
  return { mean: mean * factor, standardError: standardError * Math.abs(factor) }
}
