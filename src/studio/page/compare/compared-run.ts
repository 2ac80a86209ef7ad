// The data of each run that the parts of the comparison share, and what they show of it.
import type { MetricName as LossMetricName, ValidationMetrics } from '../../../training/metrics.js'
import { squaredErrorIn } from '../../../training/squared-error.js'
import type { WordKey } from '../i18n/i18n.svelte.js'
import type { LiveRun } from '../run/live-run.svelte.js'
import type { RunDetails } from '../run-source.js'

export interface ComparedRun {
  readonly run: LiveRun
  readonly details: RunDetails
  readonly colour: string
}

export type MetricName = LossMetricName | 'squaredError'

/** The runs that have a metric in one unit: the curves of one chart. */
export interface ComparedPanel<Run> {
  readonly name: MetricName
  readonly unit: WordKey
  readonly runs: readonly Run[]
}

type Compared = Pick<RunDetails, 'unit' | 'hasPosterior' | 'description'>

/** Metrics in different units never share a panel. If the losses differ, the squared error comes first: it is comparable.
 *  The loss of a model without a posterior is its reconstruction. */
export function panelsOf<Run extends { readonly details: Compared }>(
  runs: readonly Run[],
): ComparedPanel<Run>[] {
  const panel = (name: MetricName, unit: WordKey, has: (details: Compared) => boolean) => {
    const own = runs.filter(({ details }) => has(details))
    return own.length > 0 ? [{ name, unit, runs: own }] : []
  }
  const isIn = (unit: Compared['unit']) => (details: Compared) => details.unit === unit
  return [
    ...(haveSameLoss(runs)
      ? []
      : panel('squaredError', 'unit.error', ({ unit }) => unit !== 'adversarial')),
    ...panel('loss', 'unit.adversarial', isIn('adversarial')),
    ...units.flatMap(([unit, word]) =>
      runs.some(({ details }) => details.hasPosterior && isIn(unit)(details))
        ? panel('loss', word, isIn(unit))
        : [],
    ),
    ...units.flatMap(([unit, word]) => panel('reconstruction', word, isIn(unit))),
    ...panel('kl', 'unit.nats', ({ hasPosterior }) => hasPosterior),
  ]
}

const units = [
  ['nats', 'unit.nats'],
  ['meanSquaredError', 'unit.error'],
] as const

export function haveSameLoss(runs: readonly { readonly details: Compared }[]): boolean {
  const types = runs.map(({ details }) => details.description.configuration.model.likelihood.type)
  return new Set(types).size <= 1
}

/** The validation metric of an epoch; undefined if the run has none, or its model has no such term. */
export function validationOf(
  { unit, hasPosterior }: Pick<Compared, 'unit' | 'hasPosterior'>,
  validation: ValidationMetrics,
  name: MetricName,
): number | undefined {
  if (name === 'squaredError') return squaredErrorIn(validation, { unit, hasPosterior })
  return name === 'kl' && !hasPosterior ? undefined : validation[name]
}
