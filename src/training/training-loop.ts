// The loop of a training: chunk after chunk, epoch after epoch, and what observers are told meanwhile.
import type { DataSplits } from '../data/dataset.js'
import type { Engine, Executable, ResidentState, Values } from '../engines/engine.js'
import { TrainingError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import type { Configuration } from './configuration.js'
import type { Chunk, Feed } from './data-loader.js'
import type { StepFigures, TrainingObserver, TrainingStart, Views } from './events.js'
import { type Inference, range } from './inference.js'
import { type Figures, figureNames, Gathered } from './metrics.js'
import { Pace } from './pace.js'
import { type BestEpoch, type EarlierTraining, isExhausted, type Standing } from './resume-point.js'
import type { Validation } from './validation.js'

export interface TrainingResult {
  /** False where the run was asked to stop before its end. */
  readonly completed: boolean
  /** The validation loss had not fallen for as many epochs as `training.patience` says. */
  readonly stoppedEarly: boolean
  readonly best?: BestEpoch | undefined
  /** Epochs that were finished, steps that were taken. */
  readonly epochs: number
  readonly steps: number
  /** Of the last finished epoch. */
  readonly train?: Figures
  readonly validation?: Figures
  /** Training steps only, after the first chunk. */
  readonly imagesPerSecond: number
  /** Since its preparation began. */
  readonly seconds: number
  /** Of these, those in which the engine stood still because examples were still being read. */
  readonly waitedSeconds: number
}

/** What a loop works with. */
interface TrainingParts {
  readonly configuration: Configuration
  readonly data: DataSplits
  readonly engine: Engine
  readonly earlier: EarlierTraining | undefined
  readonly model: Model
  readonly clock: () => number
  /** By that clock, when its preparation began. */
  readonly started: number
  readonly description: TrainingStart
  readonly feed: Feed
  readonly state: ResidentState
  /** The step, compiled for batches of that size. */
  readonly step: (batch: number) => Promise<Executable>
  readonly inference: Inference
  readonly validation: Validation
}

/** Trains to the end, until `signal` is aborted, or until the loss has not fallen for `patience` epochs. */
export async function trainingLoop(
  parts: TrainingParts,
  {
    observers = [],
    signal,
  }: { observers?: readonly TrainingObserver[]; signal?: AbortSignal | undefined },
): Promise<TrainingResult> {
  const { configuration, engine, earlier, clock, started, feed, state, step, validation } = parts
  const pace = new Pace(stepBytes(parts))
  const tell = async <K extends keyof TrainingObserver>(
    what: K,
    event: Parameters<NonNullable<TrainingObserver[K]>>[0],
  ) => {
    for (const observer of observers) await observer[what]?.(event as never)
  }
  await tell('start', parts.description)

  const views = viewsOf(parts)
  const read = () => state.read()
  let { position, best } = earlier?.standing ?? { position: feed.position, best: undefined }
  let gathered = new Gathered(earlier?.standing.gathered)
  const standing = (): Standing => ({ position, gathered: gathered.sums, ...(best && { best }) })
  const isEnough = () => isExhausted(standing(), configuration.training)
  let last: { train: Figures; validation: Figures } | undefined
  let epochStarted = clock()
  let chunk = await feed.next(pace.steps)
  // In earlier epochs, and in this one.
  let waitedBefore = 0
  let waited = chunk?.readSeconds ?? 0
  while (chunk && !isEnough() && !signal?.aborted) {
    const { epoch, steps, batch, endsEpoch } = chunk
    const executable = await step(batch)
    const chunkStarted = performance.now()
    const busyBefore = engine.busySeconds
    const running = executable.run(state, chunk.inputs, steps)
    // While the engine works on these steps, the next ones are prepared. A failure waits for its turn.
    running.catch(() => {})
    const upcoming = await feed.next(pace.steps)
    const figures = stepFigures(chunk, await running)
    const seconds = (performance.now() - chunkStarted) / 1000
    const idle = seconds - (engine.busySeconds - busyBefore)
    waited += Math.min(Math.max(0, idle), upcoming?.readSeconds ?? 0)
    feed.recycle(chunk)
    pace.took(steps, steps * batch, seconds)
    position = chunk.position
    for (const each of figures) gathered.add(each, each.examples)
    await tell('steps', { steps: figures, imagesPerSecond: (steps * batch) / seconds })
    refuseNonFinite(figures)

    if (endsEpoch) {
      const epochFigures = { train: gathered.mean, trainDeviation: gathered.deviation }
      const { figures: measured, readSeconds } = await validation.measure(state)
      waited += readSeconds
      refuseNonFinite([{ ...measured, epoch, step: position.step }], 'validation ')
      const isBest = !best || measured.loss < best.loss
      if (isBest) best = { epoch, step: position.step, loss: measured.loss }
      last = { train: epochFigures.train, validation: measured }
      gathered = new Gathered()
      await tell('epoch', {
        epoch,
        step: position.step,
        ...epochFigures,
        validation: measured,
        isBest,
        seconds: (clock() - epochStarted) / 1000,
        waitedSeconds: waited,
        standing: standing(),
        state: read,
        views,
      })
      epochStarted = clock()
      waitedBefore += waited
      waited = 0
    }
    chunk = upcoming
  }
  const completed = !chunk || isEnough()
  if (!completed)
    await tell('interrupted', { standing: standing(), state: read, waitedSeconds: waited })
  return {
    completed,
    stoppedEarly: chunk !== undefined && completed,
    best,
    epochs: position.epoch - 1,
    steps: position.step,
    ...last,
    imagesPerSecond: pace.imagesPerSecond,
    seconds: (clock() - started) / 1000,
    waitedSeconds: waitedBefore + waited,
  }
}

/** What observers may ask of the model as it is then. */
function viewsOf({ inference, data: { validation } }: TrainingParts): Views {
  return {
    reconstructions: (count) =>
      inference.reconstruct(validation, range(0, Math.min(count, validation.count))),
    encode: (count) => inference.encode(validation, { count }),
    decode: (latents) => inference.decode(latents),
  }
}

/** Bytes that a step takes beside its state. */
function stepBytes({ configuration, data, model }: TrainingParts): number {
  const normals = model.noise.reduce((sum, { shape }) => sum + sizeOf(shape), 0)
  const bytes = data.train.itemType === 'float32' ? 4 : 1
  return configuration.training.batchSize * (bytes * sizeOf(model.input) + 4 * normals)
}

function stepFigures({ epoch, firstStep, steps, batch }: Chunk, outputs: Values): StepFigures[] {
  return Array.from({ length: steps }, (_, index) => ({
    epoch,
    step: firstStep + index,
    examples: batch,
    loss: outputs.loss?.[index] ?? 0,
    reconstruction: outputs.reconstruction?.[index] ?? 0,
    kl: outputs.kl?.[index] ?? 0,
  }))
}

function refuseNonFinite(steps: readonly Omit<StepFigures, 'examples'>[], kind = ''): void {
  for (const figures of steps) {
    // The terms come before their sum, so that the message names the cause.
    const figure = figureNames.toReversed().find((name) => !Number.isFinite(figures[name]))
    if (figure)
      throw new TrainingError('training.nonFinite', {
        figure: kind + figure,
        actual: figures[figure],
        epoch: figures.epoch,
        step: figures.step,
      })
  }
}
