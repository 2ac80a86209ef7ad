// The rows of an evaluation's metrics, in reading order.
import type { ElboFigures, Estimate, EvaluationAnswer } from '../../api/evaluation.js'
import type { WordKey } from '../i18n/i18n.svelte.js'
import { scaled } from './estimate-text.js'

interface MetricRow {
  readonly label: WordKey
  readonly values?: Readonly<Record<string, number>>
  readonly validation: Estimate
  readonly train?: Estimate
  /** Decimals. */
  readonly places: number
}

export function metricRows({
  train,
  validation,
  unit,
  isLikelihood,
  importanceWeighted,
  klEstimate,
}: EvaluationAnswer): MetricRow[] {
  const row = (
    label: WordKey,
    places: number,
    of: (metrics: ElboFigures) => Estimate | undefined,
  ): MetricRow[] => {
    const [unseen, seen] = [of(validation), of(train)]
    return unseen ? [{ label, places, validation: unseen, ...(seen && { train: seen }) }] : []
  }
  const rows = [
    ...row(
      isLikelihood ? 'figures.elbo' : 'figures.crossEntropy',
      2,
      ({ elbo }) => elbo && scaled(elbo, -1),
    ),
    ...row(
      unit === 'nats' ? 'figures.reconstruction' : 'figures.error',
      unit === 'nats' ? 2 : 5,
      ({ reconstruction }) => reconstruction,
    ),
    ...row(klEstimate === 'samples' ? 'figures.klOfSamples' : 'figures.kl', 2, ({ kl }) => kl),
    ...row('figures.bits', 4, ({ bitsPerDimension }) => bitsPerDimension),
  ]
  if (!importanceWeighted) return rows
  const { samples, bound, bitsPerDimension } = importanceWeighted
  const label = isLikelihood ? 'figures.bound' : 'figures.greyBound'
  return [
    ...rows,
    { label, values: { samples }, places: 2, validation: scaled(bound, -1) },
    ...(bitsPerDimension
      ? ([{ label: 'figures.boundBits', places: 4, validation: bitsPerDimension }] as const)
      : []),
  ]
}
