// A training of the queue: the steps of jamjae train and jamjae resume, with the studio's data.
import type { LoadOptions } from '../../../data/load.js'
import { rulesOf } from '../../../data/reading-rules.js'
import type { EngineChoice } from '../../../engines/engine.js'
import { type StartingEngine, startEngine } from '../../../engines/node.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import {
  type AnnouncedTraining,
  announceTraining,
} from '../../../runs/folder/announced-training.js'
import { createRun } from '../../../runs/recording/create-run.js'
import { recordTraining } from '../../../runs/recording/record-training.js'
import {
  continueRun,
  finishRun,
  openResumable,
  refuseOtherRunData,
} from '../../../runs/recording/resume-run.js'
import type { Configuration } from '../../../training/configuration.js'
import type { TrainingObserver } from '../../../training/events.js'
import { type PreparedTraining, prepareTraining } from '../../../training/prepare-training.js'
import type { DataCache } from '../runs/data-cache.js'

/** Trains, with observers; throws what training throws. */
export type TrainingJob = (watching: {
  readonly observers: readonly TrainingObserver[]
  readonly signal: AbortSignal
  readonly loading: LoadOptions
  readonly clock: () => number
  readonly saved: (epochs: number) => void
}) => Promise<void>

/** A new run, in the folder `path`. */
export function newRunJob(
  path: string,
  {
    configuration: written,
    dataCache,
    engine: choice,
  }: { configuration: Configuration; dataCache: DataCache; engine: EngineChoice },
): TrainingJob {
  return async ({ loading, clock, ...listening }) => {
    const announced = await announceTraining(path)
    // As with jamjae train: one thread beside another training, unless the number is given.
    const isOneOfSeveral = announced.beside !== undefined && choice.adaptive
    const engine = startEngine(isOneOfSeveral ? { device: choice.device, threads: 1 } : choice)
    let training: PreparedTraining | undefined
    try {
      const data = await dataCache.reload(written.data, loading)
      // The data may have changed by now.
      const configuration = fitConfiguration(written, data)
      training = await prepareTraining({ configuration, data, engine: await engine.started, clock })
      const run = await createRun(path, training)
      await recordTraining(run, training, listening)
    } finally {
      await training?.dispose()
      await engine.close()
      await announced.end()
    }
  }
}

/** The run in the folder `path`, from its resume point. */
export function resumeJob(
  path: string,
  { epochs, dataCache }: { epochs: number | undefined; dataCache: DataCache },
): TrainingJob {
  return async ({ loading, clock, ...listening }) => {
    const resumable = await openResumable(path, { epochs })
    const { configuration, description, resumeFrom } = resumable
    let announced: AnnouncedTraining | undefined
    let engine: StartingEngine | undefined
    let training: PreparedTraining | undefined
    try {
      if (resumable.isFinished) return void (await finishRun(resumable))
      const { source } = description.data
      const rules = rulesOf(description.data)
      announced = await announceTraining(path)
      // With as many threads as before, the bits are those of a run that was never interrupted.
      engine = startEngine(description.engine)
      const data = await dataCache.reload({ ...configuration.data, source }, { ...loading, rules })
      const started = await engine.started
      refuseOtherRunData(resumable, data)
      training = await prepareTraining({ configuration, data, engine: started, resumeFrom, clock })
      const run = await continueRun(resumable, training)
      await recordTraining(run, training, listening)
    } finally {
      await resumable.close()
      await training?.dispose()
      await engine?.close()
      await announced?.end()
    }
  }
}
