// Labels of latents in pictures.
import type { LatentStatistics } from './latent-statistics.js'
import type { PictureContext } from './picture-context.js'

const measureKeys = {
  kl: 'picture.kl',
  variance: 'picture.variance',
  change: 'picture.change',
} as const

/** For example "latent 3 (KL 1.42)"; latents are numbered from 1. */
export function latentLabel(
  context: PictureContext,
  statistics: LatentStatistics,
  latent: number,
): string {
  const value = (statistics.values[latent] as number).toFixed(2)
  return context.translate(measureKeys[statistics.measure], { latent: latent + 1, value })
}

/** A coordinate with two digits, and U+2212 as the minus sign. */
export function formatCoordinate(value: number): string {
  return (Math.round(100 * value) / 100 + 0).toFixed(2).replace('-', '−')
}
