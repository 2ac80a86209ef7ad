// Prepares a training: checks the data, builds the model, compiles the step and loads the initial state.

import { type DataSplits, type Dataset, valuesOf } from '../data/dataset.js'
import { binarizeDataset } from '../data/images/binarize.js'
import { knownLabels } from '../data/labels/hidden-labels.js'
import type { Engine, Executable, ResidentState, StateValues } from '../engines/engine.js'
import { releaseBuffers } from '../engines/release-buffers.js'
import { ConfigError } from '../errors.js'
import { modelOfColumns } from '../models/fit-table.js'
import type { Model } from '../models/model.js'
import { modelFrom, modelOfClasses, modelOfExamples } from '../models/models.js'
import { type Notice, type NoticeOptions, tellNotices } from '../notices.js'
import { accumulatingStep, withoutSums } from './accumulating-step.js'
import { assertBatchesNormalizable, partSizeOf } from './batch-sizes.js'
import { initialCodebooks, withCodebooks } from './codebooks/codebook-start.js'
import type { Configuration } from './configuration.js'
import {
  assertDataFitsModel,
  assertTrainable,
  classesOfData,
  untrainedClassNotices,
} from './data-compatibility.js'
import { DataLoader, stepOffset } from './data-loader.js'
import type { TrainingObserver, TrainingStart } from './events.js'
import { Inference, range, readExamples } from './inference.js'
import { initialState } from './initial-state.js'
import { ProgramCache } from './program-cache.js'
import { matchState, type ResumeFrom } from './resume-point.js'
import { supervised, supervisionNotices } from './supervision/labelled-examples.js'
import { trainingGraph } from './training-graph.js'
import { type TrainingResult, trainingLoop } from './training-loop.js'
import { memoryNotices, trainingNotices } from './training-notices.js'
import { Validation } from './validation.js'

export interface TrainingInput extends NoticeOptions {
  readonly configuration: Configuration
  readonly data: DataSplits
  readonly engine: Engine
  /** The training to resume from; without it training starts from scratch. */
  readonly resumeFrom?: ResumeFrom | undefined
  /** Time in milliseconds; stops while an observer pauses the training. */
  readonly clock?: (() => number) | undefined
}

/** A training whose input is checked: from here on only the engine and the data can fail. */
export interface PreparedTraining extends TrainingInput {
  readonly model: Model
  readonly clock: () => number
  /** The event that observers get first. */
  readonly description: TrainingStart
  /** Trains; may be called once. `signal` stops it after the current steps. Throws TrainingError at the first metric that
   *  is not finite, and what observers throw. */
  run(options?: {
    observers?: readonly TrainingObserver[]
    signal?: AbortSignal | undefined
  }): Promise<TrainingResult>
  /** Frees its programs and states in the engine. Never rejects. */
  dispose(): Promise<void>
}

/** Does everything before the first step. The model is built once, for all programs of the training.
 *  Throws ConfigError if the data or the state to resume from does not fit the model, EngineError if the step cannot be
 *  compiled; then nothing is left in the engine. `notify` and `strict` are for the notices of a new training, and of one whose steps
 *  do not fit into memory. */
export async function prepareTraining({
  configuration: given,
  data: loaded,
  engine,
  resumeFrom,
  clock = () => performance.now(),
  notify,
  strict,
}: TrainingInput): Promise<PreparedTraining> {
  const started = clock()
  const binary = binarized(loaded, given.training)
  const { train: all, validation } = binary
  const ofClasses = modelOfClasses(given.model, classesOfData(loaded))
  const labelled = all.labels && knownLabels(all).length
  const counted = modelOfExamples(ofClasses, all.count, labelled)
  const configuration = { ...given, model: modelOfColumns(counted, loaded) }
  const { training } = configuration
  const model = modelFrom(configuration.model)
  const tell = (notices: readonly Notice[]) => tellNotices(notices, { notify, strict })
  assertDataFitsModel(model, loaded, { isScaledNow: true })
  for (const set of [all, validation]) assertTrainable(model, set)
  const data = supervised(binary, model, training.seed)
  const { train } = data
  // A stored training goes on as it began.
  if (!resumeFrom) {
    assertBinarizable(model, training)
    assertWholeSteps(model, training)
    assertBatchesNormalizable(model, training, train.count)
    tell([
      ...trainingNotices(model, training, train.count),
      ...supervisionNotices(model, validation),
      ...untrainedClassNotices(model, loaded),
    ])
  }

  const { itemType } = train
  const fullBatch = Math.min(training.batchSize, train.count)
  const partSize = partSizeOf(training, train.count)
  const isAccumulating = partSize < fullBatch
  const graph = trainingGraph(model, training, { batch: partSize, itemType })
  const steps = new ProgramCache(
    engine,
    isAccumulating ? (size) => graph.parts(size).part : graph.step,
  )
  const part = (size: number) => steps.get(size, itemType, size === partSize ? 'kept' : 'freed')
  let update: Promise<Executable> | undefined
  const step = async (batch: number) => {
    if (!isAccumulating) return part(batch)
    update ??= engine.compile(graph.parts(partSize).update)
    const { reduction } = training
    return accumulatingStep({ batch, partSize, reduction, part, update: await update })
  }
  const measuring = new Validation(model, validation, engine, training.seed)
  let state: ResidentState | undefined
  let inference: Inference | undefined
  const dispose = async () => {
    // An engine that has terminated has freed its memory already.
    const updating = await update?.catch(() => undefined)
    for (const each of [inference, measuring, steps, updating, state])
      await each?.dispose().catch(() => {})
  }
  try {
    const loader = new DataLoader(
      train,
      model,
      graph.optimizer,
      training,
      resumeFrom?.resumePoint.position,
    )
    const fresh = () => initialState(graph.variables, training.seed)
    const start = { model, train, engine, seed: training.seed }
    const values = resumeFrom
      ? matchState(graph.variables, resumeFrom)
      : await withCodebooks(fresh(), start)
    const codebooks = initialCodebooks(values, model)
    const initial = () => (resumeFrom ? values : { ...fresh(), ...codebooks() })
    await step(fullBatch)
    const computed = await part(partSize)
    const available = engine.availableMemory?.()
    const needs = { memory: computed.memory, state: bytesOf(values), available }
    tell(memoryNotices(needs, training, train.count))
    const load = async (values: StateValues) => {
      if (!isAccumulating) return engine.load(values)
      const sums = initialState(graph.parts(partSize).sums, training.seed)
      return withoutSums(await engine.load({ ...values, ...sums }))
    }
    state = await load(values)
    inference = new Inference(model, engine, state)
    if (!resumeFrom) releaseBuffers(Object.values(values).map(({ data }) => data))

    const { parameters } = graph
    const description = await describe(configuration, data, {
      ...{ model, parameters, resumeFrom },
      threads: computed.threads,
    })
    const parts = {
      ...{ configuration, data, engine, resumeFrom, model, clock },
      ...{ started, description, loader, state, step, inference, validation: measuring },
      ...{ optimizer: graph.optimizer, initial, load, partSize },
    }
    return {
      ...{ configuration, data, engine, resumeFrom, model, clock, description },
      run: (options = {}) => trainingLoop(parts, options),
      dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** The splits as a training with `binarize` sees them; what changes from epoch to epoch is up to the data loader. */
function binarized(data: DataSplits, { binarize, seed }: Configuration['training']): DataSplits {
  if (!binarize) return data
  const once = (dataset: Dataset) => binarizeDataset(dataset, { mode: 'static', seed })
  const { train, validation } = data
  return {
    ...data,
    train: binarize === 'static' ? once(train) : train,
    validation: once(validation),
  }
}

/** Throws ConfigError if pixels are to be binarized and the likelihood is not one of black and white. */
function assertBinarizable(
  { likelihood: { support } }: Model,
  { binarize }: Configuration['training'],
): void {
  if (binarize && support !== 'binary') throw new ConfigError('training.binarize')
}

/** Throws ConfigError if steps are to be in parts and the model has an adversary. */
function assertWholeSteps(
  { adversary }: Model,
  { accumulate = 1 }: Configuration['training'],
): void {
  if (adversary && accumulate > 1) throw new ConfigError('gan.accumulate', { actual: accumulate })
}

async function describe(
  configuration: Configuration,
  { train, validation, range }: DataSplits,
  {
    model,
    parameters,
    threads,
    resumeFrom,
  }: {
    model: Model
    parameters: number
    threads: number
    resumeFrom: ResumeFrom | undefined
  },
): Promise<TrainingStart> {
  const from = resumeFrom?.resumePoint.position
  const { batchSize } = configuration.training
  return {
    configuration,
    model,
    trainingExamples: train.count,
    validationExamples: validation.count,
    stepsPerEpoch: Math.ceil(train.count / batchSize),
    stepOffset: from ? stepOffset(from, { count: train.count, batchSize }) : 0,
    ...(range && { range }),
    parameters,
    threads,
    unit: model.likelihood.unit,
    isCrossEntropy:
      model.likelihood.support === 'binary' &&
      !configuration.training.binarize &&
      (await hasGreyPixels(train)),
    ...(from && { resumed: { epochs: from.epoch - 1, steps: from.step } }),
  }
}

function bytesOf(values: StateValues): number {
  return Object.values(values).reduce((total, { data }) => total + data.byteLength, 0)
}

/** True if some pixel of the first examples is neither black nor white. */
async function hasGreyPixels(dataset: Dataset): Promise<boolean> {
  const first = await readExamples(dataset, range(0, Math.min(dataset.count, 100)))
  return valuesOf(first).some((value) => value !== 0 && value !== 1)
}
