// The remedy for a step that is not finite, from what is known of the step and of those before it.
import type { Metrics } from '../metrics.js'
import type { Part } from './trace.js'

export type Remedy =
  | 'data'
  | 'klWeight'
  | 'learningRate'
  | 'logVariance'
  | 'logVarianceBounds'
  | 'likelihoodScale'
  | 'unknown'

export interface Findings {
  /** Whether examples of the batch have values far outside. */
  readonly hasExtremes: boolean
  /** Metrics of the step; not all are finite. */
  readonly failed: Metrics
  /** Metrics of the steps before it, the last one last. */
  readonly before: readonly Metrics[]
  /** The largest absolute log variance of the posterior, where the model has one. */
  readonly logVariance: number | undefined
  /** Whether it has bounds already. */
  readonly isBounded: boolean
  /** Of the first tensor that is not finite. */
  readonly tensor: { readonly part: Part; readonly name: string } | undefined
  /** Whether the likelihood is a density of all numbers, whose scale may be close to 0. */
  readonly hasScale: boolean
}

/** Above this the exponential of the log variance is close to the largest float32 or to 0. */
const extremeLogVariance = 80
/** Weights of the KL above this are no choice between reconstruction and KL any more. */
const extremeKlWeight = 1e4

/** The first that fits. */
export function remedyFor(findings: Findings): Remedy {
  const { hasExtremes, failed, before, tensor, hasScale } = findings
  if (hasExtremes) return 'data'
  if (isKlHeavy(failed, before.at(-1))) return 'klWeight'
  if (isGrowing(before)) return 'learningRate'
  if (isLogVarianceExtreme(findings))
    return findings.isBounded ? 'logVarianceBounds' : 'logVariance'
  if (hasScale && tensor?.part === 'objective' && tensor.name === 'reconstruction')
    return 'likelihoodScale'
  return 'unknown'
}

/** Bounds do not help against NaN, which they let through. */
function isLogVarianceExtreme({ logVariance = 0, isBounded }: Findings): boolean {
  return Number.isNaN(logVariance) ? !isBounded : logVariance >= extremeLogVariance
}

/** Whether the weighted KL alone makes the loss infinite, or its weight in the step before was extreme. */
function isKlHeavy(failed: Metrics, last: Metrics | undefined): boolean {
  const { loss, reconstruction, kl } = failed
  if (kl !== 0 && Number.isFinite(kl) && Number.isFinite(reconstruction))
    return !Number.isFinite(loss)
  return last !== undefined && last.kl !== 0
    ? (last.loss - last.reconstruction) / last.kl > extremeKlWeight
    : false
}

/** Whether the last loss is more than twice the lowest. */
function isGrowing(before: readonly Metrics[]): boolean {
  const losses = before.map(({ loss }) => loss)
  const [last, least] = [losses.at(-1) ?? 0, Math.min(...losses)]
  return losses.length > 1 && last - least > Math.abs(least)
}
