// The squared maximum mean discrepancy of features with a cubic kernel: KID (Bińkowski et al., arXiv:1801.01401).
import { type Estimate, meanEstimate } from '../estimate.js'
import { assertComparable, type FeatureRows } from './feature-rows.js'

/** The unbiased estimate with the kernel (x·y / size + 1)³, as a mean over blocks of `blockSize` examples and samples, each used once. Zero on
 *  average where both are alike, so it may be negative. The standard error is over the blocks; NaN for a single one. Throws ConfigError where a
 *  set has fewer than two rows, or rows do not match. */
export function kernelDistance(
  real: FeatureRows,
  samples: FeatureRows,
  { blockSize = 500 }: { blockSize?: number } = {},
): Estimate {
  assertComparable(real, samples, 2)
  const count = Math.min(real.count, samples.count)
  const size = Math.max(2, Math.min(blockSize, count))
  const blocks = Array.from({ length: Math.floor(count / size) }, (_, block) =>
    discrepancy(rowsOf(real, block * size, size), rowsOf(samples, block * size, size)),
  )
  return meanEstimate(blocks)
}

const rowsOf = ({ values, size }: FeatureRows, from: number, count: number): FeatureRows => ({
  ...{ count, size },
  values: values.subarray(from * size, (from + count) * size),
})

/** Of sets of as many rows. */
function discrepancy(real: FeatureRows, samples: FeatureRows): number {
  const { count } = real
  const pairs = count * (count - 1)
  const within = kernelSum(real, real) / pairs + kernelSum(samples, samples) / pairs
  return within - (2 * kernelSum(real, samples)) / count ** 2
}

/** The sum of the kernel over all pairs; of one set with itself without those of a row and itself. */
function kernelSum(a: FeatureRows, b: FeatureRows): number {
  let total = 0
  for (let row = 0; row < a.count; row++)
    for (let other = 0; other < b.count; other++) {
      if (a === b && row === other) continue
      let product = 0
      for (let index = 0; index < a.size; index++)
        product +=
          (a.values[row * a.size + index] as number) * (b.values[other * a.size + index] as number)
      total += (product / a.size + 1) ** 3
    }
  return total
}
