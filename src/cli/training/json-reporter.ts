// The output of --json: one object per line on standard output.
import type { RunSummary } from '../../runs/folder/run-summary.js'
import type { TrainingObserver, TrainingStart } from '../../training/events.js'
import type { Metrics } from '../../training/metrics.js'
import type { TrainingResult } from '../../training/training-loop.js'
import type { Console } from '../terminal/console.js'

export interface JsonReporter extends TrainingObserver {
  end(run: string, result: TrainingResult): void
  /** The training was already finished. */
  over(summary: RunSummary): void
  /** `nonFinite`: the fields of a diagnosis. */
  failed(message: string, nonFinite?: object): void
}

export function jsonReporter(terminal: Console): JsonReporter {
  const emit = (event: object) => terminal.print(JSON.stringify(event))
  let unit: TrainingStart['unit'] = 'nats'
  // A mean squared error is given under its own name, in addition to `reconstruction`.
  const named = (metrics: Metrics | undefined) =>
    metrics && unit !== 'nats' && unit !== 'adversarial'
      ? { ...metrics, [unit]: metrics.reconstruction }
      : metrics
  return {
    start({
      configuration: { name },
      unit: own,
      trainingExamples,
      validationExamples,
      parameters,
      threads,
      resumed,
    }) {
      unit = own
      const examples = { trainingExamples, validationExamples }
      emit({
        event: 'started',
        name,
        unit,
        ...examples,
        parameters,
        threads,
        ...(resumed && { resumed }),
      })
    },
    epoch: ({ epoch, step, train, trainDeviation, validation, seconds, waitedSeconds }) =>
      emit({
        event: 'epoch',
        epoch,
        step,
        train: named(train),
        trainDeviation: named(trainDeviation),
        validation: named(validation),
        seconds,
        waitedSeconds,
      }),
    end: (
      run,
      {
        completed,
        stoppedEarly,
        best,
        epochs,
        steps,
        train,
        validation,
        imagesPerSecond,
        seconds,
        waitedSeconds,
        notices,
      },
    ) =>
      emit({
        event: completed ? 'finished' : 'interrupted',
        run,
        epochs,
        steps,
        train: named(train),
        validation: named(validation),
        best,
        ...(stoppedEarly && { stoppedEarly }),
        ...(notices.length > 0 && { notices }),
        unit,
        imagesPerSecond: Math.round(imagesPerSecond),
        seconds: Number(seconds.toFixed(3)),
        waitedSeconds: Number(waitedSeconds.toFixed(3)),
      }),
    over({ path, description, unit: own }) {
      unit = own
      const { progress, train, validation, best, stoppedEarly } = description
      emit({
        event: 'finished',
        run: path,
        epochs: progress.epochs,
        steps: progress.steps,
        train: named(train),
        validation: named(validation),
        best,
        ...(stoppedEarly && { stoppedEarly }),
        unit,
        imagesPerSecond: 0,
        seconds: 0,
        waitedSeconds: 0,
      })
    },
    failed: (message, nonFinite) =>
      emit({ event: 'failed', message, ...(nonFinite && { nonFinite }) }),
  }
}
