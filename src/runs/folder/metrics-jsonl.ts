// The lines of metrics.jsonl.
import type { EpochEnd, StepFigures } from '../../training/events.js'
import type { Figures } from '../../training/metrics.js'

export interface StepLine extends StepFigures {
  readonly type: 'step'
}

export interface EpochLine
  extends Pick<EpochEnd, 'epoch' | 'step' | 'train' | 'trainDeviation' | 'validation'> {
  readonly type: 'epoch'
}

/** A line a step. */
export function stepLines(steps: readonly StepFigures[]): string {
  return lines(
    steps.map(({ epoch, step, examples, ...figures }) => ({
      type: 'step',
      epoch,
      step,
      examples,
      ...rounded(figures),
    })),
  )
}

/** The line of an epoch. */
export function epochLine({ epoch, step, train, trainDeviation, validation }: EpochEnd): string {
  const figures = {
    train: rounded(train),
    trainDeviation: rounded(trainDeviation),
    validation: rounded(validation),
  }
  return lines([{ type: 'epoch', epoch, step, ...figures }])
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}

/** As they are written: nine digits hold every float32 exactly. */
export function rounded({ loss, reconstruction, kl }: Figures): Figures {
  const short = (value: number) => Number(value.toPrecision(9))
  return { loss: short(loss), reconstruction: short(reconstruction), kl: short(kl) }
}
