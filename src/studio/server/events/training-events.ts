// Turns a trainer's events into those for pages, a few a second at most.
import { rounded, roundedLatents, roundedStep } from '../../../runs/folder/metrics.js'
import type { StepMetrics, TrainingObserver, TrainingStart } from '../../../training/events.js'
import type { TrainingProgress } from '../../api/queue.js'
import type { EventLog } from './event-log.js'

/** As often as pages draw. */
const minIntervalMs = 250

export interface TrainingEvents extends TrainingObserver {
  readonly progress: TrainingProgress | undefined
  /** Publishes pending events. */
  flush(): void
}

/** `clock`, in milliseconds, is stopped while the training is paused. */
export function trainingEvents(run: string, events: EventLog, clock: () => number): TrainingEvents {
  let start: TrainingStart | undefined
  let steps: StepMetrics[] = []
  let progress: TrainingProgress | undefined
  let startedAt = 0
  let firstStep = 0
  let lastPublishedAt = 0

  const flush = () => {
    if (steps.length === 0 || !progress) return
    const { imagesPerSecond, epochProgress, secondsLeft } = progress
    // A metric that is not finite ends the training, and JSON cannot represent it.
    const lines = steps
      .filter(({ loss, reconstruction, kl, gradientNorm = 0, extra = {} }) =>
        [loss, reconstruction, kl, gradientNorm, ...Object.values(extra)].every(Number.isFinite),
      )
      .map(({ epoch, step, ...metrics }) => ({ step, epoch, ...roundedStep(metrics) }))
    events.publish('steps', { run, steps: lines, imagesPerSecond, epochProgress, secondsLeft })
    steps = []
    lastPublishedAt = performance.now()
  }
  return {
    get progress() {
      return progress
    },
    flush,
    start(event) {
      start = event
      startedAt = clock()
      firstStep = event.resumed?.steps ?? 0
      const { configuration, model: _, ...rest } = event
      const { epochs } = configuration.training
      events.publish('start', {
        name: run,
        run,
        recipe: configuration.name,
        ofEpochs: epochs,
        ...rest,
      })
    },
    steps({ steps: taken, imagesPerSecond }) {
      const last = taken.at(-1)
      if (!start || !last) return
      steps.push(...taken)
      const { stepsPerEpoch, stepOffset, configuration } = start
      const ofEpochs = configuration.training.epochs
      const done = last.step - firstStep
      const perStep = (clock() - startedAt) / 1000 / done
      progress = {
        ...progress,
        epoch: last.epoch,
        ofEpochs,
        step: last.step,
        stepsPerEpoch,
        epochProgress: (last.step - stepOffset - (last.epoch - 1) * stepsPerEpoch) / stepsPerEpoch,
        imagesPerSecond: Math.round(imagesPerSecond),
        // The first steps include one-time costs.
        ...(done > 5 && {
          secondsLeft: Math.round(perStep * (stepOffset + ofEpochs * stepsPerEpoch - last.step)),
        }),
      }
      if (performance.now() - lastPublishedAt >= minIntervalMs) flush()
    },
    epoch({ epoch, step, train, trainDeviation, validation, latentKl, isBest, seconds }) {
      flush()
      if (progress) progress = { ...progress, measured: { epoch, validation: rounded(validation) } }
      events.publish('epoch', {
        run,
        epoch,
        step,
        train: rounded(train),
        trainDeviation: rounded(trainDeviation),
        validation: rounded(validation),
        ...(latentKl && { latentKl: roundedLatents(latentKl) }),
        isBest,
        seconds: Number(seconds.toFixed(3)),
      })
    },
  }
}
