// How latents are named in pictures.
import type { LatentStatistics } from './latent-statistics.js'
import type { PictureContext } from './picture-context.js'

/** Such as "latent 3 (KL 1.42)"; latents count from 1. */
export function latentLabel(
  context: PictureContext,
  statistics: LatentStatistics,
  latent: number,
): string {
  const value = (statistics.values[latent] as number).toFixed(2)
  const key = statistics.measure === 'kl' ? 'picture.kl' : 'picture.variance'
  return context.translate(key, { latent: latent + 1, value })
}

/** A point's coordinate to two digits, with the minus sign that is as wide as a plus. */
export function formatCoordinate(value: number): string {
  return (Math.round(100 * value) / 100 + 0).toFixed(2).replace('-', '−')
}
