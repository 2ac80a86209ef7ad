// A mean over examples with its standard error.

export interface Estimate {
  readonly mean: number
  /** Standard error of the mean; NaN for a single example. */
  readonly standardError: number
}

/** The mean of the values and its standard error s/√n, with the sample standard deviation s. */
export function meanEstimate(values: ArrayLike<number>): Estimate {
  const count = values.length
  let sum = 0
  for (let at = 0; at < count; at++) sum += values[at] as number
  const mean = sum / count
  let squares = 0
  for (let at = 0; at < count; at++) squares += ((values[at] as number) - mean) ** 2
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) }
}

/** Multiplies the mean by `factor`, the standard error by |factor|. */
export function scaleEstimate({ mean, standardError }: Estimate, factor: number): Estimate {
  return { mean: mean * factor, standardError: standardError * Math.abs(factor) }
}
