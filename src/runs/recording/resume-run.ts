// Opens a run to resume it: acquires its lock, reads its resume point, and checks whether it is finished.
import { join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { modelFrom } from '../../models/models.js'
import type { Notice } from '../../notices.js'
import { assertBatchesNormalizable } from '../../training/batch-sizes.js'
import type { Configuration } from '../../training/configuration.js'
import type { PreparedTraining } from '../../training/prepare-training.js'
import { isFinished, type ResumeFrom } from '../../training/resume-point.js'
import { scheduledEpochs } from '../../training/schedules/schedules.js'
import { checkpointFiles, readRunCheckpoint, type Weights } from '../checkpoints/read-checkpoint.js'
import { readEpochs } from '../folder/metrics.js'
import { RunFolder } from '../folder/run-folder.js'
import { type RunDescription, readDescription } from '../folder/run-json.js'
import type { RunChange } from '../folder/run-json-schema.js'
import { lockRun } from '../folder/run-lock.js'
import { moduleNotices, otherModules } from '../modules/registered-types.js'
import type { OpenRun } from './create-run.js'
import { describeTraining } from './describe-training.js'
import { recordingError } from './recording-failure.js'

/** Options that replace the run's own. */
export interface ResumeOptions {
  readonly epochs?: number | undefined
  readonly patience?: number | undefined
  readonly learningRate?: number | undefined
  /** Only between two epochs: within one, examples are divided into batches already. */
  readonly batchSize?: number | undefined
  /** The checkpoint to resume from; by default the last. */
  readonly weights?: ResumableWeights | undefined
}

/** Averaged weights are not those that the optimizer moves. */
export type ResumableWeights = Exclude<Weights, 'average'>

/** A run whose lock this process holds. */
export interface ResumableRun {
  readonly path: string
  readonly description: RunDescription
  readonly configuration: Configuration
  /** Undefined if no epoch was finished: then training starts from scratch. */
  readonly resumeFrom: ResumeFrom | undefined
  /** What its options change of the optimization. */
  readonly change?: RunChange | undefined
  /** All epochs are done or early stopping applies. */
  readonly isFinished: boolean
  /** Releases the lock; idempotent. */
  close(): Promise<void>
}

/** Throws ConfigError if `path` is no run, another process trains in it, its checkpoint is missing, or another batch size does not
 *  fit; and what `readCheckpoint` throws. */
export async function openResumable(
  path: string,
  { epochs, patience, learningRate, batchSize, weights = 'last' }: ResumeOptions = {},
): Promise<ResumableRun> {
  // A folder that is no run is reported before its lock.
  await readDescription(path)
  const close = await lockRun(path)
  try {
    const description = await readDescription(path)
    const { training } = description.configuration
    const limits = {
      ...(epochs !== undefined && { epochs }),
      ...(patience !== undefined && { patience }),
    }
    const { optimizer } = training
    const optimization = {
      ...(batchSize !== undefined && { batchSize }),
      ...(learningRate !== undefined && { optimizer: { ...optimizer, learningRate } }),
    }
    const configuration = {
      ...description.configuration,
      training: { ...training, ...limits, ...optimization },
    }
    const resumeFrom = await readResumePoint(path, weights, description)
    if (!resumeFrom && description.status === 'imported')
      throw new ConfigError('import.incomplete', { path })
    if (!resumeFrom && description.progress.epochs > 0)
      throw new ConfigError('resume.lost', { path, epochs: description.progress.epochs })
    const change = changeOf(description, configuration, resumeFrom)
    if (change?.batchSize) assertBatchSizeFits(path, { description, configuration, resumeFrom })
    return {
      ...{ path, description, configuration, resumeFrom, change, close },
      isFinished: resumeFrom !== undefined && isOver(resumeFrom, configuration),
    }
  } catch (error) {
    await close()
    throw error
  }
}

function changeOf(
  { configuration: { training: before }, registered }: RunDescription,
  { training: after }: Configuration,
  resumeFrom: ResumeFrom | undefined,
): RunChange | undefined {
  const changed = (from: number, to: number) => (from === to ? undefined : { from, to })
  const modules = otherModules(registered)
  const batchSize = changed(before.batchSize, after.batchSize)
  const learningRate = changed(before.optimizer.learningRate, after.optimizer.learningRate)
  if (!batchSize && !learningRate && modules.length === 0) return undefined
  const { epoch, step } = resumeFrom?.resumePoint.position ?? { epoch: 1, step: 0 }
  return {
    epochs: epoch - 1,
    steps: step,
    ...(learningRate && { learningRate }),
    ...(batchSize && { batchSize }),
    ...(modules.length > 0 && { modules }),
  }
}

/** The notices of a change: the run is no longer what its first configuration alone gives. */
export function changeNotices({ change }: Pick<ResumableRun, 'change'>): Notice[] {
  const { steps = 0, learningRate, batchSize, modules = [] } = change ?? {}
  return [
    ...moduleNotices(modules),
    ...(learningRate
      ? [{ code: 'run.learningRate', values: { ...learningRate, step: steps } } as const]
      : []),
    ...(batchSize
      ? [{ code: 'run.batchSize', values: { ...batchSize, step: steps } } as const]
      : []),
  ]
}

/** Throws ConfigError within an epoch, and where batch normalization would see a single value. */
function assertBatchSizeFits(
  path: string,
  {
    description,
    configuration: { training, model },
    resumeFrom,
  }: Pick<ResumableRun, 'description' | 'configuration' | 'resumeFrom'>,
): void {
  const { epoch, taken } = resumeFrom?.resumePoint.position ?? { epoch: 1, taken: 0 }
  const { trainingExamples } = description.data
  const { batchSize } = description.configuration.training
  if (taken > 0)
    throw new ConfigError('resume.batchSize', { path, epoch, taken, expected: batchSize })
  assertBatchesNormalizable(modelFrom(model), training, trainingExamples)
}

function isOver({ resumePoint }: ResumeFrom, { training, model }: Configuration): boolean {
  const limits = { ...training, scheduledEpochs: scheduledEpochs(training, modelFrom(model)) }
  return isFinished(resumePoint, limits)
}

/** Throws ConfigError if the data differs from what the run was trained on. */
export function refuseOtherRunData({ path, description }: ResumableRun, data: DataSplits): void {
  const expected = description.data.fingerprint
  const actual = data.fingerprint
  if (actual !== expected)
    throw new ConfigError('resume.data', { path, expected, actual, data: data.name })
}

/** Updates run.json for a resumed run. `source`: the current location of its data. */
export async function continueRun(
  { path, description, change, close }: ResumableRun,
  training: PreparedTraining,
  { source = description.data.source }: { source?: string | undefined } = {},
): Promise<OpenRun> {
  try {
    const folder = await RunFolder.open(path)
    await folder.update({
      status: 'running',
      ...describeTraining({ ...training, source }),
      failure: undefined,
      stoppedEarly: undefined,
      ...(change && { changes: [...(description.changes ?? []), change] }),
    })
    return { path, folder, close }
  } catch (error) {
    throw recordingError(path, error)
  }
}

/** Completes run.json of a finished run whose process was killed after its last checkpoint, and closes the run.
 *  Resolves to the new content of run.json. */
export async function finishRun(run: ResumableRun): Promise<RunDescription> {
  const { path, description, configuration, resumeFrom } = run
  try {
    if (resumeFrom && description.status !== 'finished') {
      const { position, best } = resumeFrom.resumePoint
      const folder = await RunFolder.open(path)
      const last = (await readEpochs(path)).at(-1)
      const { progress } = folder.description
      await folder.update({
        status: 'finished',
        failure: undefined,
        progress: { ...progress, epochs: position.epoch - 1, steps: position.step },
        ...(last && { train: last.train, validation: last.validation }),
        ...(best && { best }),
        ...(position.epoch <= configuration.training.epochs && { stoppedEarly: true }),
      })
    }
    return await readDescription(path)
  } finally {
    await run.close()
  }
}

async function readResumePoint(
  run: string,
  weights: ResumableWeights,
  description: RunDescription,
): Promise<ResumeFrom | undefined> {
  const where = join(run, checkpointFiles[weights])
  try {
    return { where, ...(await readRunCheckpoint(run, weights, description)) }
  } catch (error) {
    const isNone =
      error instanceof ConfigError &&
      ['checkpoint.missing', 'checkpoint.failed', 'checkpoint.lost'].includes(error.key)
    if (isNone && weights === 'last') return undefined
    throw error
  }
}
