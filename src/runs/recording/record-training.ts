// A training recorded in its run folder, from the start or resumed.
import type { DataSplits } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import type { NoticeOptions } from '../../notices.js'
import type { Configuration } from '../../training/configuration.js'
import type { TrainingObserver } from '../../training/events.js'
import { type PreparedTraining, prepareTraining } from '../../training/prepare-training.js'
import type { TrainingResult } from '../../training/training-loop.js'
import { defaultRunPath } from '../folder/run-folder.js'
import type { RunDescription } from '../folder/run-json.js'
import { createRun, type OpenRun } from './create-run.js'
import { type Recorder, type RecorderOptions, runRecorder } from './recorder.js'
import { failureOf, recordingError } from './recording-failure.js'
import {
  continueRun,
  finishRun,
  openResumable,
  type ResumeOptions,
  refuseOtherRunData,
} from './resume-run.js'

interface Listening {
  readonly observers?: readonly TrainingObserver[] | undefined
  readonly signal?: AbortSignal | undefined
  readonly saved?: RecorderOptions['saved']
}

/** Trains, records everything in the run folder, and closes the run. Throws what training throws; run.json then has the
 *  status `failed`. */
export async function recordTraining(
  run: OpenRun,
  training: PreparedTraining,
  { observers = [], signal, saved }: Listening = {},
): Promise<TrainingResult> {
  const { path, folder } = run
  let recorder: Recorder | undefined
  try {
    recorder = await runRecorder(folder, training.description, { clock: training.clock, saved })
    const result = await training.run({ observers: [recorder, ...observers], signal })
    await recorder.close()
    await folder.update({
      status: result.completed ? 'finished' : 'interrupted',
      ...(result.stoppedEarly && { stoppedEarly: true }),
    })
    return result
  } catch (error) {
    await recorder?.close().catch(() => {})
    // The error itself matters more than a failure to write run.json.
    const reported = recordingError(path, error)
    await folder.update({ status: 'failed', failure: failureOf(reported) }).catch(() => {})
    throw reported
  } finally {
    await run.close()
  }
}

interface Clocked {
  /** As in `prepareTraining`. */
  readonly clock?: (() => number) | undefined
}

/** Prepares a training, creates a run folder and records the training there. The folder is created only when training
 *  starts, so that invalid input leaves nothing behind. Throws what `prepareTraining`, `createRun` and `recordTraining`
 *  throw. */
export async function recordedTraining({
  configuration,
  data,
  engine,
  out = defaultRunPath(configuration.name),
  clock,
  notify,
  strict,
  ...listening
}: Listening &
  Clocked &
  NoticeOptions & {
    configuration: Configuration
    data: DataSplits
    engine: Engine
    out?: string | undefined
  }): Promise<{ run: string; result: TrainingResult }> {
  const prepared = await prepareTraining({ configuration, data, engine, clock, notify, strict })
  try {
    const run = await createRun(out, prepared)
    return { run: out, result: await recordTraining(run, prepared, listening) }
  } finally {
    await prepared.dispose()
  }
}

/** Resumes from the run's last (or best) checkpoint, or starts from scratch if no epoch was finished; `epochs`,
 *  `patience`, `learningRate` and `batchSize` replace those of its configuration. Resolves without a result if the training is finished.
 *  Throws ConfigError if `run` is no run, another process trains in it, or the data differs from what it was
 *  trained on; and what `readCheckpoint`, `prepareTraining` and `recordTraining` throw. */
export async function resumedTraining({
  run: path,
  epochs,
  patience,
  learningRate,
  batchSize,
  weights,
  open,
  clock,
  ...listening
}: Listening &
  Clocked &
  ResumeOptions & {
    run: string
    /** Opens the run's data and an engine; called only if they are needed. */
    open: (
      description: RunDescription,
    ) => Promise<{ data: DataSplits; engine: Engine; source?: string }>
  }): Promise<{ run: string; description: RunDescription; result?: TrainingResult }> {
  const resumable = await openResumable(path, {
    ...{ epochs, patience, learningRate, batchSize, weights },
  })
  try {
    const { description, configuration, resumeFrom } = resumable
    if (resumable.isFinished) return { run: path, description: await finishRun(resumable) }
    const { data, engine, source } = await open({ ...description, configuration })
    refuseOtherRunData(resumable, data)
    const prepared = await prepareTraining({ configuration, data, engine, resumeFrom, clock })
    try {
      const run = await continueRun(resumable, prepared, { source })
      return { run: path, description, result: await recordTraining(run, prepared, listening) }
    } finally {
      await prepared.dispose()
    }
  } finally {
    await resumable.close()
  }
}
