// The trainer: runs a configuration on an engine, epoch after epoch, and tells observers what happens.
import { type DataSplits, type Dataset, valuesOf } from '../data/dataset.js'
import type { Engine, ResidentState, Values } from '../engines/engine.js'
import { free } from '../engines/release-buffers.js'
import { TrainingError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import { modelFrom } from '../models/models.js'
import { optimizerFrom } from '../optimizers/optimizers.js'
import type { Configuration } from './configuration.js'
import { refuseOtherData } from './data-compatibility.js'
import { type Chunk, Feed } from './data-loader.js'
import type { StepFigures, TrainingObserver } from './events.js'
import { Inference, imagesOf, range } from './inference.js'
import { initialState } from './initial-state.js'
import { type Figures, figureNames, Gathered } from './metrics.js'
import { ByBatch } from './program-cache.js'
import { trainingProgram, type Variables } from './programs.js'
import {
  type BestEpoch,
  type EarlierTraining,
  isExhausted,
  type Standing,
  stateOf,
} from './resume-point.js'
import { Validation } from './validation.js'

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
  readonly seconds: number
  /** Of these, those in which the engine stood still because examples were still being read. */
  readonly waitedSeconds: number
}

/** A chunk of about this length keeps progress live and costs nothing. */
const chunkSeconds = 1 / 3
const chunkBytes = 4e6

/** Trains, from the beginning or from where an earlier training stands: then every figure and every
 *  weight is, to the bit, what it would have been without the break. `signal` stops the run after the
 *  steps under way; `clock`, in milliseconds, stands still while an observer holds the training. Throws ConfigError where the data or the earlier state does not fit the model, TrainingError at the first figure that is not a finite number, and what observers throw. */
export async function train({
  configuration,
  data,
  engine,
  earlier,
  observers = [],
  signal,
  clock = () => performance.now(),
}: {
  configuration: Configuration
  data: DataSplits
  engine: Engine
  earlier?: EarlierTraining | undefined
  observers?: readonly TrainingObserver[]
  signal?: AbortSignal | undefined
  clock?: (() => number) | undefined
}): Promise<TrainingResult> {
  const started = clock()
  const model = modelFrom(configuration.model)
  refuseOtherData(model, data, { isScaledNow: true })
  const trainer = new Trainer(configuration, model, data, engine, earlier)
  try {
    await trainer.prepare()
    return await trainer.run(observers, { clock, started, signal })
  } finally {
    await trainer.dispose()
  }
}

class Trainer {
  private readonly programs: ByBatch
  private readonly feed: Feed
  private readonly validation: Validation
  private readonly optimizer
  private readonly variables: Variables
  private state: ResidentState | undefined
  private inference: Inference | undefined

  constructor(
    private readonly configuration: Configuration,
    private readonly model: Model,
    private readonly data: DataSplits,
    private readonly engine: Engine,
    private readonly earlier: EarlierTraining | undefined,
  ) {
    const { training } = configuration
    this.optimizer = optimizerFrom(training.optimizer)
    this.feed = new Feed(data.train, model, this.optimizer, training, earlier?.standing.position)
    this.validation = new Validation(model, data.validation, engine, training.seed)
    const made = this.program(this.fullBatch)
    this.variables = made.variables
    // The last batch of an epoch may be smaller.
    this.programs = new ByBatch(engine, (batch) =>
      batch === this.fullBatch ? made.program : this.program(batch).program,
    )
  }

  async prepare() {
    const values = this.earlier
      ? stateOf(this.variables, this.earlier)
      : initialState(this.variables, this.configuration.training.seed)
    await this.executable(this.fullBatch)
    this.state = await this.engine.load(values)
    this.inference = new Inference(this.model, this.engine, this.state)
    if (!this.earlier) free(Object.values(values).map(({ data }) => data))
  }

  async run(
    observers: readonly TrainingObserver[],
    {
      clock,
      started,
      signal,
    }: { clock: () => number; started: number; signal: AbortSignal | undefined },
  ): Promise<TrainingResult> {
    const { state, inference } = this
    if (!state || !inference) throw new Error('prepare() comes before run()')
    const { validation } = this.data
    const from = this.earlier?.standing.position
    const pace = new Pace(this.stepBytes)
    const tell = async <K extends keyof TrainingObserver>(
      what: K,
      event: Parameters<NonNullable<TrainingObserver[K]>>[0],
    ) => {
      for (const observer of observers) await observer[what]?.(event as never)
    }
    await tell('start', {
      configuration: this.configuration,
      trainingExamples: this.data.train.count,
      validationExamples: this.data.validation.count,
      stepsPerEpoch: Math.ceil(this.data.train.count / this.configuration.training.batchSize),
      ...(this.data.range && { range: this.data.range }),
      parameters: [...this.variables.values()]
        .filter(({ trained }) => trained)
        .reduce((total, { tensor }) => total + sizeOf(tensor.shape), 0),
      unit: this.model.likelihood.unit,
      isCrossEntropy: this.model.likelihood.support === 'binary' && (await isGrey(this.data.train)),
      ...(from && { resumed: { epochs: from.epoch - 1, steps: from.step } }),
    })

    const views = {
      reconstructions: (count: number) =>
        inference.reconstruct(validation, range(0, Math.min(count, validation.count))),
      encode: (count: number) => inference.encode(validation, { count }),
      decode: (latents: Float32Array) => inference.decode(latents),
    }
    const read = () => state.read()
    let { position, best } = this.earlier?.standing ?? {
      position: this.feed.position,
      best: undefined,
    }
    let gathered = new Gathered(this.earlier?.standing.gathered)
    const standing = (): Standing => ({ position, gathered: gathered.sums, ...(best && { best }) })
    const isEnough = () => isExhausted(standing(), this.configuration.training)
    let last: { train: Figures; validation: Figures } | undefined
    let epochStarted = clock()
    let chunk = await this.feed.next(pace.steps)
    // In earlier epochs, and in this one.
    let waitedBefore = 0
    let waited = chunk?.readSeconds ?? 0
    while (chunk && !isEnough() && !signal?.aborted) {
      const { epoch, steps, batch, endsEpoch } = chunk
      const executable = await this.executable(batch)
      const chunkStarted = performance.now()
      const busyBefore = this.engine.busySeconds
      const running = executable.run(state, chunk.inputs, steps)
      // While the engine works on these steps, the next ones are prepared. A failure waits for its turn.
      running.catch(() => {})
      const upcoming = await this.feed.next(pace.steps)
      const figures = stepFigures(chunk, await running)
      const seconds = (performance.now() - chunkStarted) / 1000
      const idle = seconds - (this.engine.busySeconds - busyBefore)
      waited += Math.min(Math.max(0, idle), upcoming?.readSeconds ?? 0)
      this.feed.recycle(chunk)
      pace.took(steps, steps * batch, seconds)
      position = chunk.position
      for (const each of figures) gathered.add(each, each.examples)
      await tell('steps', { steps: figures, imagesPerSecond: (steps * batch) / seconds })
      refuseNonFinite(figures)

      if (endsEpoch) {
        const epochFigures = { train: gathered.mean, trainDeviation: gathered.deviation }
        const { figures: measured, readSeconds } = await this.validation.measure(state)
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

  async dispose() {
    await this.inference?.dispose()
    await this.validation.dispose()
    await this.programs.dispose()
    await this.state?.dispose()
  }

  private get fullBatch() {
    return Math.min(this.configuration.training.batchSize, this.data.train.count)
  }

  private program(batch: number) {
    const { reduction } = this.configuration.training
    const { itemType } = this.data.train
    return trainingProgram(this.model, this.optimizer, { batch, itemType, reduction })
  }

  private executable(batch: number) {
    const memory = batch === this.fullBatch ? 'kept' : 'freed'
    return this.programs.get(batch, this.data.train.itemType, memory)
  }

  private get stepBytes(): number {
    const normals = this.model.noise.reduce((sum, { shape }) => sum + sizeOf(shape), 0)
    const bytes = this.data.train.itemType === 'float32' ? 4 : 1
    return this.configuration.training.batchSize * (bytes * sizeOf(this.model.input) + 4 * normals)
  }
}

/** How many steps a chunk should have, and how fast training is. */
class Pace {
  #secondsPerStep: number | undefined
  #images = 0
  #seconds = 0
  #chunks = 0
  readonly #most: number

  constructor(stepBytes: number) {
    this.#most = Math.max(1, Math.floor(chunkBytes / stepBytes))
  }

  /** A single one at first, so that the first figures come at once. */
  get steps(): number {
    if (this.#secondsPerStep === undefined) return 1
    return Math.min(this.#most, Math.max(1, Math.round(chunkSeconds / this.#secondsPerStep)))
  }

  get imagesPerSecond(): number {
    return this.#seconds > 0 ? this.#images / this.#seconds : 0
  }

  took(steps: number, images: number, seconds: number) {
    // The first chunk pays for what is done only once: it counts where there is no other.
    if (this.#chunks++ === 1) {
      this.#images = 0
      this.#seconds = 0
    }
    this.#images += images
    this.#seconds += seconds
    this.#secondsPerStep = seconds / steps
  }
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

/** True where some pixel of the first examples is neither black nor white. */
async function isGrey(dataset: Dataset): Promise<boolean> {
  const first = await imagesOf(dataset, range(0, Math.min(dataset.count, 100)))
  return valuesOf(first).some((value) => value !== 0 && value !== 1)
}
