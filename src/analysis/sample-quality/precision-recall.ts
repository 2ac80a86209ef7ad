// How many samples are like the data, and how much of the data the samples reach: precision and recall (Kynkäänniemi et al.,
// arXiv:1904.06991), density and coverage (Naeem et al., arXiv:2002.09797).
import type { Progress } from '../../training/inference.js'
import { type Estimate, meanEstimate } from '../estimate.js'
import { assertComparable, type FeatureRows } from './feature-rows.js'
import { eachDistances, neighbourRadii } from './nearest-distances.js'

export interface PrecisionRecall {
  readonly k: number
  /** Fraction of samples within the radius of an example. */
  readonly precision: Estimate
  /** Fraction of examples within the radius of a sample. */
  readonly recall: Estimate
  /** Examples within whose radius a sample is, divided by k: above 1 where samples are in dense places. */
  readonly density: Estimate
  /** Fraction of examples with a sample within their radius. */
  readonly coverage: Estimate
}

/** The radius of an example, or a sample, is the distance to the k-th nearest other one of its set. Standard errors are those of means over
 *  samples (precision, density) or examples (recall, coverage), with the other set fixed. Throws ConfigError where a set has fewer than k + 1 rows,
 *  or rows do not match. */
export function precisionRecall(
  real: FeatureRows,
  samples: FeatureRows,
  { k = 5, progress }: { k?: number; progress?: Progress | undefined } = {},
): PrecisionRecall {
  assertComparable(real, samples, k + 1)
  const total = 2 * real.count + samples.count
  const realRadii = neighbourRadii(real, k, (done) => progress?.(done, total))
  const sampleRadii = neighbourRadii(samples, k, (done) => progress?.(real.count + done, total))
  const inside = new Float64Array(samples.count)
  const [isReached, isCovered] = [new Uint8Array(real.count), new Uint8Array(real.count)]
  eachDistances(real, samples, (row, squared) => {
    const radius = realRadii[row] as number
    let nearest = Number.POSITIVE_INFINITY
    for (let sample = 0; sample < squared.length; sample++) {
      const distance = squared[sample] as number
      if (distance < radius) inside[sample] = (inside[sample] as number) + 1
      if (distance < (sampleRadii[sample] as number)) isReached[row] = 1
      nearest = Math.min(nearest, distance)
    }
    isCovered[row] = Number(nearest < radius)
    progress?.(real.count + samples.count + row + 1, total)
  })
  return {
    k,
    precision: meanEstimate(inside.map((count) => Number(count > 0))),
    recall: meanEstimate(isReached),
    density: meanEstimate(inside.map((count) => count / k)),
    coverage: meanEstimate(isCovered),
  }
}
