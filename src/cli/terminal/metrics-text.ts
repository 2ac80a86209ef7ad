// Formats metrics in the terms of a model.
import type { Unit } from '../../likelihoods/likelihood.js'
import type { MessageKey } from '../../messages/messages.js'
import type { TrainingStart } from '../../training/events.js'
import { decimals, type MetricName, type Metrics } from '../../training/metrics.js'
import type { Console } from './console.js'
import { extraText } from './extra-text.js'

type Terms = Pick<TrainingStart, 'model' | 'unit'>

/** Names of a reconstruction that is the only term of the loss, and of a loss without one. */
const onlyTerm: Readonly<Record<Unit, MessageKey>> = {
  nats: 'progress.reconstruction',
  meanSquaredError: 'progress.error',
  adversarial: 'progress.adversarial',
}

/** The loss with its terms, and what else is measured. */
export function formatMetrics(terminal: Console, { model, unit }: Terms, metrics: Metrics): string {
  const { terms, isElbo } = model
  const text = (name: MetricName) => metrics[name].toFixed(decimals[unit])
  const parts = { reconstruction: text('reconstruction'), kl: text('kl'), loss: text('loss') }
  const key = terms.length <= 1 ? onlyTerm[unit] : isElbo ? 'progress.elbo' : 'progress.weighted'
  return [terminal.translate(key, parts), ...extraText(terminal, metrics)].join('  ')
}

/** The loss with its terms, in fewer columns. */
export function formatMetricsBriefly(terminal: Console, of: Terms, metrics: Metrics): string {
  const { terms, isElbo } = of.model
  if (terms.length <= 1 || of.unit !== 'nats') return formatMetrics(terminal, of, metrics)
  const { loss, reconstruction, kl } = metrics
  const parts = {
    loss: loss.toFixed(1),
    reconstruction: reconstruction.toFixed(1),
    kl: kl.toFixed(1),
  }
  return terminal.translate(isElbo ? 'progress.elboBrief' : 'progress.weightedBrief', parts)
}
