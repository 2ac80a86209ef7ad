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

/** With two digits of the standard error; without one, with three digits in all. */
export function preciseText({ mean, standardError }: Estimate): string {
  if (!standardError) return String(Number(mean.toPrecision(3))).replace('-', '−')
  const places = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(standardError))))
  return estimateText({ mean, standardError }, places)
}
