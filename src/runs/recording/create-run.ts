// Creates the folder of a new run for a prepared training.
import type { PreparedTraining } from '../../training/prepare-training.js'
import { RunFolder } from '../folder/run-folder.js'
import { lockRun } from '../folder/run-lock.js'
import { describeTraining } from './describe-training.js'
import { failureOf, recordingError } from './recording-failure.js'

/** A run that this process trains: its folder and lock. */
export interface OpenRun {
  readonly path: string
  readonly folder: RunFolder
  /** Releases the lock; idempotent. */
  close(): Promise<void>
}

/** Creates the folder at `path` and acquires its lock. Requires a prepared training, so that invalid input leaves no folder.
 *  Throws what `RunFolder.create` and `lockRun` throw. */
export async function createRun(path: string, training: PreparedTraining): Promise<OpenRun> {
  const folder = await RunFolder.create(path, {
    status: 'running',
    ...describeTraining(training),
    progress: { epochs: 0, steps: 0, seconds: 0 },
  })
  try {
    return { path, folder, close: await lockRun(path) }
  } catch (error) {
    await folder.update({ status: 'failed', failure: failureOf(error as Error) }).catch(() => {})
    throw recordingError(path, error)
  }
}
