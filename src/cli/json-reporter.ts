// What --json prints: one object a line on standard output.
import type { TrainingObserver, TrainingStart } from '../training/events.js'
import type { Figures } from '../training/figures.js'
import type { TrainingResult } from '../training/trainer.js'
import type { Console } from './console.js'

export interface JsonReporter extends TrainingObserver {
  end(run: string, result: TrainingResult): void
  failed(message: string): void
}

export function jsonReporter(terminal: Console): JsonReporter {
  const emit = (event: object) => terminal.print(JSON.stringify(event))
  let unit: TrainingStart['unit'] = 'nats'
  // A mean squared error is called by its name, beside the place that every reconstruction has.
  const named = (figures: Figures | undefined) =>
    figures && unit === 'meanSquaredError'
      ? { ...figures, meanSquaredError: figures.reconstruction }
      : figures
  return {
    start({
      configuration: { name },
      unit: own,
      trainingExamples,
      validationExamples,
      parameters,
    }) {
      unit = own
      emit({ event: 'started', name, unit, trainingExamples, validationExamples, parameters })
    },
    epoch: ({ epoch, step, train, trainDeviation, validation, seconds }) =>
      emit({
        event: 'epoch',
        epoch,
        step,
        train: named(train),
        trainDeviation: named(trainDeviation),
        validation: named(validation),
        seconds,
      }),
    end: (
      run,
      { completed, stoppedEarly, best, epochs, steps, train, validation, imagesPerSecond, seconds },
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
        unit,
        imagesPerSecond: Math.round(imagesPerSecond),
        seconds: Number(seconds.toFixed(3)),
      }),
    failed: (message) => emit({ event: 'failed', message }),
  }
}
