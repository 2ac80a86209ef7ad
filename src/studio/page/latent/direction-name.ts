// The name of a direction of the latent space.
import { translate } from '../i18n/i18n.svelte.js'
import type { Direction } from './projection.js'

export function directionName(direction: Direction): string {
  if (typeof direction === 'number') return translate('latent.latent', { number: direction + 1 })
  return translate('latent.component', { number: direction === 'first' ? 1 : 2 })
}
