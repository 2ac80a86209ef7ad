// Whether the KL of a run's posterior from its prior N(0, I) has a closed form, so that it is a sum over latents.
import type { RunDetails } from '../run-source.js'

export function hasClosedKl({
  hasPosterior,
  klEstimate,
}: Pick<RunDetails, 'hasPosterior' | 'klEstimate'>): boolean {
  return hasPosterior && klEstimate !== 'samples'
}
