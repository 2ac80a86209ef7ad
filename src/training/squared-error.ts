// The squared error of a validation, without the schemas of metrics: a page uses it, too.
import type { Unit } from '../likelihoods/likelihood.js'
import type { ValidationMetrics } from './metrics.js'

/** The squared error of a validation. That of an autoencoder is its reconstruction where this is a mean squared error, also
 *  in runs of earlier versions. */
export function squaredErrorIn(
  { reconstruction, squaredError }: ValidationMetrics,
  { unit, hasPosterior }: { unit: Unit; hasPosterior: boolean },
): number | undefined {
  return (
    squaredError ??
    (unit !== 'nats' && unit !== 'adversarial' && !hasPosterior ? reconstruction : undefined)
  )
}
