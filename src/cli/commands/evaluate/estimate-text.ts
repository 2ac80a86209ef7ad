// An estimate as text.
import type { Estimate } from '../../../analysis/estimate.js'

/** A single example has no standard error. */
export function text(estimate: Estimate | undefined, places: number): string {
  if (!estimate) return ''
  const { mean, standardError } = estimate
  const error = Number.isFinite(standardError) ? ` ± ${standardError.toFixed(places)}` : ''
  return mean.toFixed(places) + error
}
