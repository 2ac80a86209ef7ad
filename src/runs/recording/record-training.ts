// A training that is recorded in its run's folder, from the beginning or from where it was broken off.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import { absoluteSource } from '../../data/load.js'
import type { Engine } from '../../engines/engine.js'
import { runtimeVersion } from '../../engines/runtime-version.js'
import { ConfigError, JamjaeError, TrainingError } from '../../errors.js'
import { message as inLanguage, type NestedMessage } from '../../messages/messages.js'
import type { Configuration } from '../../training/configuration.js'
import type { TrainingObserver } from '../../training/events.js'
import { type EarlierTraining, isOver, type Standing } from '../../training/resume-point.js'
import { type TrainingResult, train } from '../../training/trainer.js'
import { version } from '../../version.js'
import { checkpointFiles, readCheckpoint, type Weights } from '../checkpoints/checkpoint.js'
import { readEpochs } from '../folder/metrics.js'
import { defaultRunPath, RunFolder } from '../folder/run-folder.js'
import { type RunDescription, readDescription } from '../folder/run-json.js'
import { lockRun } from '../folder/run-lock.js'
import { type Recorder, type RecorderOptions, runRecorder } from './recorder.js'

interface Listening {
  readonly observers?: readonly TrainingObserver[] | undefined
  readonly signal?: AbortSignal | undefined
  /** As `train` takes it. */
  readonly clock?: (() => number) | undefined
  readonly saved?: RecorderOptions['saved']
}

interface RecordedRun {
  /** The run's folder. */
  readonly run: string
  readonly result: TrainingResult
}

/** Trains and records. The folder is made only when training really begins, so that wrong input leaves
 *  nothing behind. Throws what `train` and `RunFolder.create` throw; run.json then says that the run failed. */
export async function recordedTraining({
  configuration,
  data,
  engine,
  out = defaultRunPath(configuration.name),
  ...listening
}: Listening & {
  configuration: Configuration
  data: DataSplits
  engine: Engine
  out?: string | undefined
}): Promise<RecordedRun> {
  let unlock: (() => Promise<void>) | undefined
  const open = async () => {
    const folder = await RunFolder.create(out, {
      status: 'running',
      configuration,
      data: describeData(configuration.data.source, data),
      engine: { device: engine.device, threads: engine.threads },
      versions: versions(),
      progress: { epochs: 0, steps: 0, seconds: 0 },
    })
    unlock = await lockRun(out).catch(async (error) => {
      await folder.update({ status: 'failed', failure: failureOf(error) }).catch(() => {})
      throw error
    })
    return folder
  }
  try {
    return await record(out, open, { configuration, data, engine, ...listening })
  } finally {
    await unlock?.()
  }
}

/** Goes on where the run's last checkpoint (or the best one) stands, or from the beginning where no epoch was finished; `epochs` and
 *  `patience` replace those of its configuration. Resolves without a result where nothing is left to do.
 *  Throws ConfigError where `run` is no run, another process trains in it, or the data is not what it was
 *  trained on; and what `readCheckpoint` and `train` throw. */
export async function resumedTraining({
  run,
  epochs,
  patience,
  weights = 'last',
  open: surroundings,
  ...listening
}: Listening & {
  run: string
  weights?: Weights | undefined
  epochs?: number | undefined
  patience?: number | undefined
  /** Opens the run's data and an engine, when it is clear that they are needed. */
  open: (
    description: RunDescription,
  ) => Promise<{ data: DataSplits; engine: Engine; source?: string }>
}): Promise<{ run: string; description: RunDescription; result?: TrainingResult }> {
  // Whether it is a run at all comes before the lock in it.
  await readDescription(run)
  const unlock = await lockRun(run)
  try {
    const description = await readDescription(run)
    const configuration = {
      ...description.configuration,
      training: {
        ...description.configuration.training,
        ...(epochs !== undefined && { epochs }),
        ...(patience !== undefined && { patience }),
      },
    }
    const earlier = await earlierTraining(run, weights)
    if (!earlier && description.status === 'imported')
      throw new ConfigError('import.incomplete', { path: run })
    if (!earlier && description.progress.epochs > 0)
      throw new ConfigError('resume.lost', { path: run, epochs: description.progress.epochs })
    if (earlier && isOver(earlier.standing, configuration.training)) {
      if (description.status !== 'finished') await finish(run, earlier.standing, configuration)
      return { run, description: await readDescription(run) }
    }
    const {
      data,
      engine,
      source = description.data.source,
    } = await surroundings({ ...description, configuration })
    if (data.fingerprint !== description.data.fingerprint)
      throw new ConfigError('resume.data', {
        path: run,
        expected: description.data.fingerprint,
        actual: data.fingerprint,
        data: data.name,
      })
    const open = async () => {
      const folder = await RunFolder.open(run)
      await folder.update({
        status: 'running',
        configuration,
        // It may have been moved.
        data: describeData(source, data),
        engine: { device: engine.device, threads: engine.threads },
        versions: versions(),
        failure: undefined,
        stoppedEarly: undefined,
      })
      return folder
    }
    const recorded = await record(run, open, { configuration, data, engine, earlier, ...listening })
    return { ...recorded, description }
  } finally {
    await unlock()
  }
}

async function earlierTraining(
  run: string,
  weights: Weights,
): Promise<EarlierTraining | undefined> {
  const where = join(run, checkpointFiles[weights])
  try {
    return { where, ...(await readCheckpoint(where)) }
  } catch (error) {
    const isNone = error instanceof ConfigError && error.key === 'checkpoint.missing'
    if (isNone && weights === 'last') return undefined
    throw isNone ? new ConfigError('checkpoint.noBest', { path: where }, { cause: error }) : error
  }
}

/** Says of a run that was killed after its last checkpoint what its training would have said. */
async function finish(
  run: string,
  { position, best }: Standing,
  { training }: Configuration,
): Promise<void> {
  const folder = await RunFolder.open(run)
  const last = (await readEpochs(run)).at(-1)
  const { progress } = folder.description
  await folder.update({
    status: 'finished',
    failure: undefined,
    progress: { ...progress, epochs: position.epoch - 1, steps: position.step },
    ...(last && { train: last.train, validation: last.validation }),
    ...(best && { best }),
    ...(position.epoch <= training.epochs && { stoppedEarly: true }),
  })
}

/** Trains in the folder that `open` gives when training really begins. */
async function record(
  run: string,
  open: () => Promise<RunFolder>,
  {
    observers = [],
    saved,
    ...training
  }: Listening & {
    configuration: Configuration
    data: DataSplits
    engine: Engine
    earlier?: EarlierTraining | undefined
  },
): Promise<RecordedRun> {
  let folder: RunFolder | undefined
  let recorder: Recorder | undefined
  const recording: TrainingObserver = {
    async start(event) {
      folder = await open()
      recorder = await runRecorder(folder, event, { clock: training.clock, saved })
    },
    steps: (event) => recorder?.steps(event),
    epoch: (event) => recorder?.epoch(event),
    interrupted: (event) => recorder?.interrupted(event),
  }
  try {
    const result = await train({ ...training, observers: [recording, ...observers] })
    await recorder?.close()
    await folder?.update({
      status: result.completed ? 'finished' : 'interrupted',
      ...(result.stoppedEarly && { stoppedEarly: true }),
    })
    return { run, result }
  } catch (error) {
    await recorder?.close().catch(() => {})
    // The error itself matters more than a disk that cannot take the news.
    const told = isSystemError(error) ? unwritten(run, error) : (error as Error)
    await folder?.update({ status: 'failed', failure: failureOf(told) }).catch(() => {})
    throw told
  }
}

function unwritten(run: string, cause: Error): TrainingError {
  return existsSync(run)
    ? new TrainingError('run.write', { path: run, reason: cause.message }, { cause })
    : new TrainingError('run.gone', { path: run }, { cause })
}

/** What run.json keeps of the data. */
export function describeData(
  source: string,
  { fingerprint, train, validation, labelNames, columns, columnNames, scaling, range }: DataSplits,
) {
  return {
    source: absoluteSource(source),
    fingerprint,
    shape: [...train.shape],
    trainingExamples: train.count,
    validationExamples: validation.count,
    ...(columns && { columns }),
    ...(columnNames && { columnNames: [...columnNames] }),
    ...(scaling && { scaling }),
    ...(range && { range }),
    ...(labelNames && { labelNames: [...labelNames] }),
  }
}

/** Of what a run was made with. */
export function versions() {
  return { jamjae: version, node: process.versions.node, onnxruntime: runtimeVersion() }
}

function failureOf(error: Error): RunDescription['failure'] {
  const { message } = error
  if (!(error instanceof JamjaeError)) return { message }
  // As texts: JSON has no infinity.
  const values = Object.entries(error.values).map(([name, value]) => [
    name,
    typeof value === 'object' ? englishOf(value) : String(value),
  ])
  return { message, key: error.key, values: Object.fromEntries(values) }
}

function englishOf({ key, values }: NestedMessage): string {
  return inLanguage('en', key, values)
}

/** A full disk and the like. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
