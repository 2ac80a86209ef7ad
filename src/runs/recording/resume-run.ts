// Opens a run to resume it: acquires its lock, reads its resume point, and checks whether it is finished.
import { join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { modelFrom } from '../../models/models.js'
import type { Configuration } from '../../training/configuration.js'
import type { PreparedTraining } from '../../training/prepare-training.js'
import { isFinished, type ResumeFrom } from '../../training/resume-point.js'
import { scheduledEpochs } from '../../training/schedules/schedules.js'
import { checkpointFiles, readRunCheckpoint, type Weights } from '../checkpoints/read-checkpoint.js'
import { readEpochs } from '../folder/metrics.js'
import { RunFolder } from '../folder/run-folder.js'
import { type RunDescription, readDescription } from '../folder/run-json.js'
import { lockRun } from '../folder/run-lock.js'
import type { OpenRun } from './create-run.js'
import { describeTraining } from './describe-training.js'
import { recordingError } from './recording-failure.js'

/** Options that replace the run's own. */
export interface ResumeOptions {
  readonly epochs?: number | undefined
  readonly patience?: number | undefined
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
  /** All epochs are done or early stopping applies. */
  readonly isFinished: boolean
  /** Releases the lock; idempotent. */
  close(): Promise<void>
}

/** Throws ConfigError if `path` is no run, another process trains in it, or its checkpoint is missing; and what
 *  `readCheckpoint` throws. */
export async function openResumable(
  path: string,
  { epochs, patience, weights = 'last' }: ResumeOptions = {},
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
    const configuration = { ...description.configuration, training: { ...training, ...limits } }
    const resumeFrom = await readResumePoint(path, weights, description)
    if (!resumeFrom && description.status === 'imported')
      throw new ConfigError('import.incomplete', { path })
    if (!resumeFrom && description.progress.epochs > 0)
      throw new ConfigError('resume.lost', { path, epochs: description.progress.epochs })
    return {
      ...{ path, description, configuration, resumeFrom, close },
      isFinished: resumeFrom !== undefined && isOver(resumeFrom, configuration),
    }
  } catch (error) {
    await close()
    throw error
  }
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
  { path, description, close }: ResumableRun,
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
