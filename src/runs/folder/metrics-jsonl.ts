// The lines of metrics.jsonl.
import type { EpochEnd, StepMetrics } from '../../training/events.js'
import { mapExtra } from '../../training/extra/extra-metrics.js'
import type { Metrics, ValidationMetrics } from '../../training/metrics.js'
import {
  type ScheduledMetrics,
  scheduledMetricNames,
} from '../../training/schedules/scheduled-metrics.js'

export interface StepLine extends StepMetrics {
  readonly type: 'step'
}

export interface EpochLine
  extends Pick<
    EpochEnd,
    'epoch' | 'step' | 'train' | 'trainDeviation' | 'validation' | 'latentKl'
  > {
  readonly type: 'epoch'
}

/** One line per step. */
export function stepLines(steps: readonly StepMetrics[]): string {
  return lines(
    steps.map(({ epoch, step, examples, ...metrics }) => ({
      type: 'step',
      epoch,
      step,
      examples,
      ...roundedStep(metrics),
    })),
  )
}

/** The line of an epoch. */
export function epochLine({
  epoch,
  step,
  train,
  trainDeviation,
  validation,
  latentKl,
}: EpochEnd): string {
  const metrics = {
    train: rounded(train),
    trainDeviation: rounded(trainDeviation),
    validation: rounded(validation),
    ...(latentKl && { latentKl: roundedLatents(latentKl) }),
  }
  return lines([{ type: 'epoch', epoch, step, ...metrics }])
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}

/** Nine significant digits, which represent every float32 exactly. */
const short = (value: number) => Number(value.toPrecision(9))

/** `rounded` with what else is recorded of a step. */
export function roundedStep(metrics: Metrics & ScheduledMetrics): Metrics & ScheduledMetrics {
  const others = scheduledMetricNames.flatMap((name) => {
    const value = metrics[name]
    return value === undefined ? [] : [[name, short(value)]]
  })
  return { ...rounded(metrics), ...Object.fromEntries(others) }
}

/** The KL of latents to six significant digits: there may be many. */
export function roundedLatents(latentKl: readonly number[]): number[] {
  return latentKl.map((value) => Number(value.toPrecision(6)))
}

/** Rounds to nine significant digits. */
export function rounded(metrics: ValidationMetrics): ValidationMetrics {
  const { loss, reconstruction, kl, squaredError } = metrics
  return {
    ...{ loss: short(loss), reconstruction: short(reconstruction), kl: short(kl) },
    ...(squaredError !== undefined && { squaredError: short(squaredError) }),
    ...mapExtra(metrics, short),
  }
}
