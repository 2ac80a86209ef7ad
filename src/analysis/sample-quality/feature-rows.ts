// Features of examples: what samples and data are compared by.
import { ConfigError } from '../../errors.js'

export interface FeatureRows {
  readonly count: number
  readonly size: number
  /** Shape: [count, size]. */
  readonly values: Float32Array
}

/** Throws ConfigError where there are fewer than `minimum` rows, rows of different sizes, or values that are not finite. */
export function assertComparable(real: FeatureRows, samples: FeatureRows, minimum: number): void {
  for (const { count, size, values } of [real, samples]) {
    if (count < minimum) throw new ConfigError('quality.few', { expected: minimum, actual: count })
    if (size !== real.size)
      throw new ConfigError('quality.size', { expected: real.size, actual: size })
    if (!values.every(Number.isFinite)) throw new ConfigError('quality.nonFinite')
  }
}
