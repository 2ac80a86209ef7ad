// The training loop: chunk after chunk, epoch after epoch, with events for observers.
import type { DataSplits } from '../data/dataset.js'
import type { Engine, Executable, ResidentState, StateValues, Values } from '../engines/engine.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import type { Notice } from '../notices.js'
import type { Optimizer } from '../optimizers/optimizer.js'
import { adversarialNotices } from './adversary/adversarial-notices.js'
import type { Configuration } from './configuration.js'
import type { Chunk, DataLoader } from './data-loader.js'
import type { StepMetrics, TrainingObserver, TrainingStart, Views } from './events.js'
import { extraAt } from './extra/extra-outputs.js'
import { type Inference, range } from './inference.js'
import { type Metrics, MetricsAccumulator, metricNames, type ValidationMetrics } from './metrics.js'
import { diagnose } from './non-finite/diagnose.js'
import { NonFiniteError, type NonFiniteMetric } from './non-finite/non-finite-error.js'
import { RecoveryPoint } from './non-finite/recovery-point.js'
import { ChunkScheduler } from './pace.js'
import {
  type BestEpoch,
  isOutOfPatience,
  type ResumeFrom,
  type ResumePoint,
} from './resume-point.js'
import { scheduledMetricNames } from './schedules/scheduled-metrics.js'
import { plateauAfter, type StepSchedule, scheduledEpochs } from './schedules/schedules.js'
import type { Validation } from './validation.js'

export interface TrainingResult {
  /** False if the run was interrupted. */
  readonly completed: boolean
  /** Early stopping: the validation loss had not decreased for `training.patience` epochs. */
  readonly stoppedEarly: boolean
  readonly best?: BestEpoch | undefined
  /** Finished epochs, steps taken. */
  readonly epochs: number
  readonly steps: number
  /** Metrics of the last finished epoch. */
  readonly train?: Metrics
  readonly validation?: ValidationMetrics
  /** What the metrics of a model with an adversary say of it. */
  readonly notices: readonly Notice[]
  /** Throughput of training steps, without the first chunk. */
  readonly imagesPerSecond: number
  /** Time since the start of preparation. */
  readonly seconds: number
  /** The part of `seconds` in which the engine waited for data. */
  readonly waitedSeconds: number
}

/** Inputs of the training loop. */
interface TrainingParts {
  readonly configuration: Configuration
  readonly data: DataSplits
  readonly engine: Engine
  readonly resumeFrom: ResumeFrom | undefined
  readonly model: Model
  readonly clock: () => number
  /** Start of preparation, by `clock`. */
  readonly started: number
  readonly description: TrainingStart
  readonly loader: DataLoader
  readonly optimizer: Optimizer
  readonly state: ResidentState
  /** The values of `state` at the start. */
  readonly initial: () => StateValues
  /** Another state for the step. */
  readonly load: (values: StateValues) => Promise<ResidentState>
  /** Examples that are computed at once. */
  readonly partSize: number
  /** The step, compiled for a batch size. */
  readonly step: (batch: number) => Promise<Pick<Executable, 'run'>>
  readonly inference: Inference
  readonly validation: Validation
}

/** Trains until the last epoch, until `signal` is aborted, or until early stopping. */
export async function trainingLoop(
  parts: TrainingParts,
  {
    observers = [],
    signal,
  }: { observers?: readonly TrainingObserver[]; signal?: AbortSignal | undefined },
): Promise<TrainingResult> {
  const { configuration, engine, resumeFrom, model, clock, started, loader, state, step } = parts
  const { validation, data } = parts
  const { training } = configuration
  const scheduler = new ChunkScheduler(stepBytes(parts))
  const notify = async <K extends keyof TrainingObserver>(
    eventName: K,
    event: Parameters<NonNullable<TrainingObserver[K]>>[0],
  ) => {
    for (const observer of observers) await observer[eventName]?.(event as never)
  }
  await notify('start', parts.description)

  const views = viewsOf(parts)
  const read = () => state.read()
  let { position, best } = resumeFrom?.resumePoint ?? { position: loader.position, best: undefined }
  let plateau = resumeFrom?.resumePoint.plateau
  let accumulator = new MetricsAccumulator(resumeFrom?.resumePoint.gathered)
  const resumePoint = (): ResumePoint => ({
    position,
    gathered: accumulator.sums,
    ...(best && { best }),
    ...(plateau && { plateau }),
  })
  const limits = { ...training, scheduledEpochs: scheduledEpochs(training, model) }
  const shouldStop = () => isOutOfPatience(resumePoint(), limits)
  let last: { train: Metrics; validation: ValidationMetrics } | undefined
  let first: ValidationMetrics | undefined
  const recovery = new RecoveryPoint(parts.initial, { position, plateau })
  /** Metrics of the latest steps. */
  let latest: StepMetrics[] = []
  const assertFinite = async (metrics: readonly StepMetrics[]) => {
    const found = nonFiniteOf(metrics)
    latest.push(...metrics)
    if (!found) {
      latest = latest.slice(-latestSteps)
      return
    }
    const { index, ...metric } = found
    const failed = { ...(metrics[index] as StepMetrics), ...metric }
    const before = latest.slice(0, index - metrics.length).slice(-latestSteps)
    const { train } = data
    const replayed = { ...parts, train, training }
    const diagnosis = await diagnose(replayed, recovery, { failed, before, signal }).catch(
      // The metric matters more than a failure to explain it.
      () => undefined,
    )
    throw new NonFiniteError(metric, diagnosis)
  }
  let epochStarted = clock()
  let chunk = await loader.next(scheduler.steps)
  // Time waited for data in previous epochs, and in this one.
  let waitedBefore = 0
  let waited = chunk?.readSeconds ?? 0
  while (chunk && !shouldStop() && !signal?.aborted) {
    const { epoch, steps, batch, endsEpoch } = chunk
    const executable = await step(batch)
    const chunkStarted = performance.now()
    const busyBefore = engine.busySeconds
    // Here every epoch before this one has been validated.
    const schedules = loader.schedules(chunk, plateau)
    const inputs = loader.inputs(chunk, schedules)
    const running = executable.run(state, inputs, steps)
    // The next chunk is prepared while the engine runs this one. A failure is thrown later, where `running` is awaited.
    running.catch(() => {})
    const nextChunk = await loader.next(scheduler.steps)
    const metrics = stepMetrics(chunk, schedules, await running)
    const seconds = (performance.now() - chunkStarted) / 1000
    const idle = seconds - (engine.busySeconds - busyBefore)
    waited += Math.min(Math.max(0, idle), nextChunk?.readSeconds ?? 0)
    loader.recycle(inputs)
    scheduler.record(steps, steps * batch, seconds)
    position = chunk.position
    for (const each of metrics) accumulator.add(each, each.examples)
    await notify('steps', { steps: metrics, imagesPerSecond: (steps * batch) / seconds })
    await assertFinite(metrics)

    if (endsEpoch) {
      const epochMetrics = {
        train: accumulator.mean,
        trainDeviation: accumulator.standardDeviation,
      }
      const { metrics: measured, latentKl, readSeconds } = await validation.measure(state)
      waited += readSeconds
      const found = nonFiniteOf([{ ...measured, epoch, step: position.step }])
      if (found) throw new NonFiniteError({ ...found, metric: `validation ${found.metric}` })
      // The loss of a generator says how well it does against this discriminator, not how good it is: the last epoch counts.
      const isBest = !best || model.isImplicit === true || measured.loss < best.loss
      if (isBest) best = { epoch, step: position.step, loss: measured.loss }
      plateau = plateauAfter(plateau, training, model, { epoch, loss: measured.loss })
      last = { train: epochMetrics.train, validation: measured }
      first ??= measured
      accumulator = new MetricsAccumulator()
      await notify('epoch', {
        epoch,
        step: position.step,
        ...epochMetrics,
        validation: measured,
        ...(latentKl && { latentKl }),
        isBest,
        seconds: (clock() - epochStarted) / 1000,
        waitedSeconds: waited,
        resumePoint: resumePoint(),
        state: read,
        views,
      })
      epochStarted = clock()
      waitedBefore += waited
      waited = 0
    }
    await recovery.pass({ position, plateau }, state)
    chunk = nextChunk
  }
  const completed = !chunk || shouldStop()
  if (!completed)
    await notify('interrupted', { resumePoint: resumePoint(), state: read, waitedSeconds: waited })
  return {
    completed,
    stoppedEarly: chunk !== undefined && completed,
    best,
    epochs: position.epoch - 1,
    steps: position.step,
    ...last,
    notices: last && model.adversary ? adversarialNotices(last.validation, first) : [],
    imagesPerSecond: scheduler.imagesPerSecond,
    seconds: (clock() - started) / 1000,
    waitedSeconds: waitedBefore + waited,
  }
}

/** Views of the model in its current state, for observers. */
function viewsOf({ inference, data: { validation } }: TrainingParts): Views {
  return {
    reconstructions: (count) =>
      inference.reconstruct(validation, range(0, Math.min(count, validation.count))),
    encode: (count) => inference.encode(validation, { count }),
    decode: (latents, labels) => inference.decode(latents, { labels }),
  }
}

/** Bytes of a step's inputs, without its state. */
function stepBytes({ configuration, data, model }: TrainingParts): number {
  const noise = model.noise.reduce((sum, { shape }) => sum + sizeOf(shape), 0)
  const bytes = data.train.itemType === 'float32' ? 4 : 1
  return configuration.training.batchSize * (bytes * sizeOf(model.input) + 4 * noise)
}

function stepMetrics(
  { epoch, firstStep, steps, batch }: Chunk,
  schedules: readonly StepSchedule[],
  outputs: Values,
): StepMetrics[] {
  const { gradientNorm } = outputs
  return Array.from({ length: steps }, (_, index) => ({
    epoch,
    step: firstStep + index,
    examples: batch,
    loss: outputs.loss?.[index] ?? 0,
    reconstruction: outputs.reconstruction?.[index] ?? 0,
    kl: outputs.kl?.[index] ?? 0,
    ...schedules[index]?.recorded,
    ...(gradientNorm && { gradientNorm: gradientNorm[index] ?? 0 }),
    ...extraAt(outputs, index),
  }))
}

/** Of so many steps the metrics are kept, to see whether the loss grew. */
const latestSteps = 20

/** The first metric that is not finite, and the place of its step. */
function nonFiniteOf(
  steps: readonly Omit<StepMetrics, 'examples'>[],
): (NonFiniteMetric & { index: number }) | undefined {
  // The terms before their sum (the loss), so that the error names the cause.
  const names = [...metricNames.toReversed(), ...scheduledMetricNames]
  for (const [index, metrics] of steps.entries()) {
    const metric = names.find((name) => !Number.isFinite(metrics[name] ?? 0))
    const { epoch, step, extra = {} } = metrics
    if (metric) return { index, metric, actual: metrics[metric] ?? Number.NaN, epoch, step }
    const other = Object.entries(extra).find(([, value]) => !Number.isFinite(value))
    if (other) return { index, metric: other[0], actual: other[1], epoch, step }
  }
  return undefined
}
