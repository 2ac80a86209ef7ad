// A measured figure as one reads it.
import type { Estimate } from '../../../analysis/estimate.js'

/** With `places` digits behind the point, and its standard error where there is one. */
export function estimateText({ mean, standardError }: Estimate, places: number): string {
  const error = Number.isFinite(standardError) ? ` ± ${standardError.toFixed(places)}` : ''
  return `${mean.toFixed(places)}${error}`.replaceAll('-', '−')
}
