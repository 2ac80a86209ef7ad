// Whether samples are copies: their nearest training examples, beside those of examples that were not trained on.
import type { Progress } from '../../training/inference.js'
import { type Estimate, meanEstimate } from '../estimate.js'
import { assertComparable, type FeatureRows } from './feature-rows.js'
import { nearestRows } from './nearest-distances.js'

export interface Copies {
  /** The median distance of samples to their nearest training example, divided by that of held-out examples: near 1 where samples are as new as
   *  those are, near 0 where they are copies. */
  readonly distanceRatio: number
  /** That median of held-out examples. */
  readonly heldOutDistance: number
  /** Fraction of samples that are closer to a training example than all but 1 % of held-out examples. About 0.01 without copies. */
  readonly closer: Estimate
  /** Of each sample: the number of the nearest training example, and the distance to it. */
  readonly nearest: ReturnType<typeof nearestRows>
}

/** Throws ConfigError where a set has fewer than two rows, or rows do not match. */
export function findCopies(
  train: FeatureRows,
  heldOut: FeatureRows,
  samples: FeatureRows,
  { progress }: { progress?: Progress | undefined } = {},
): Copies {
  assertComparable(train, samples, 2)
  assertComparable(train, heldOut, 2)
  const total = samples.count + heldOut.count
  const nearest = nearestRows(samples, train, (done) => progress?.(done, total))
  const usual = nearestRows(heldOut, train, (done) =>
    progress?.(samples.count + done, total),
  ).distance.toSorted()
  const heldOutDistance = median(usual)
  const close = usual[Math.floor(usual.length / 100)] as number
  return {
    distanceRatio: median(nearest.distance.toSorted()) / heldOutDistance,
    heldOutDistance,
    closer: meanEstimate(nearest.distance.map((distance) => Number(distance < close))),
    nearest,
  }
}

function median(sorted: Float64Array): number {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}
