// A summary of a run from run.json and its metrics, without reading checkpoints.
import { basename, resolve } from 'node:path'
import type { Likelihood } from '../../likelihoods/likelihood.js'
import { unitOf } from '../../models/models.js'
import { type EpochLine, readCurves } from './metrics.js'
import { type RunDescription, readDescription } from './run-json.js'
import { isTraining } from './run-lock.js'
import type { ScheduledCurves } from './scheduled-curves.js'

/** `stopped`: training started, but no process is training any more. */
type Status = RunDescription['status'] | 'stopped'

export interface RunSummary {
  readonly path: string
  /** Current name of the folder. */
  readonly name: string
  readonly status: Status
  readonly description: RunDescription
  /** Unit of the reconstruction and the loss. */
  readonly unit: Likelihood['unit']
}

/** A summary with the metrics of every complete epoch. */
export interface RunHistory extends RunSummary {
  readonly epochs: readonly EpochLine[]
  /** Of the learning rate, the KL and the norm of the gradient, where they were recorded and vary. */
  readonly scheduled: ScheduledCurves
  readonly last?: EpochLine | undefined
  /** The epoch with the lowest validation loss. */
  readonly best?: EpochLine | undefined
}

/** Reads only run.json. Throws what `readDescription` throws. */
export async function loadSummary(path: string): Promise<RunSummary> {
  const description = await readDescription(path)
  const isStopped = description.status === 'running' && !(await isTraining(path))
  return {
    path,
    name: basename(resolve(path)),
    status: isStopped ? 'stopped' : description.status,
    description,
    unit: unitOf(description.configuration.model),
  }
}

/** Reads run.json and the metrics. Throws what `readDescription` throws. */
export async function loadHistory(path: string): Promise<RunHistory> {
  const summary = await loadSummary(path)
  const { epochs, scheduled } = await readCurves(path)
  const best = epochs.find(({ epoch }) => epoch === summary.description.best?.epoch)
  return { ...summary, epochs, scheduled, last: epochs.at(-1), best }
}
