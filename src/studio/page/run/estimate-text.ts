// A measured metric as text.
import type { Estimate } from '../../api/evaluation.js'

/** With `places` decimals, and its standard error if there is one. */
export function estimateText({ mean, standardError }: Estimate, places: number): string {
  const error = standardError === null ? '' : ` ± ${standardError.toFixed(places)}`
  return `${mean.toFixed(places)}${error}`.replaceAll('-', '−')
}

/** Both in another unit, or with the other sign. */
export function scaled({ mean, standardError }: Estimate, factor: number): Estimate {
  const error = standardError === null ? null : standardError * Math.abs(factor)
  return { mean: mean * factor, standardError: error }
}
