// Progress and throughput of the current training.
import type { ServerEvents } from '../../api/events.js'
import type { StudioState } from '../../api/studio.js'

export type LiveProgress = Omit<ServerEvents['steps'], 'steps'> & {
  readonly epoch: number
  readonly step: number
}

export function progressAfter(
  { steps, ...liveProgress }: ServerEvents['steps'],
  before?: LiveProgress,
): LiveProgress {
  const { epoch, step } = steps.at(-1) ?? before ?? { epoch: 1, step: 0 }
  return { ...liveProgress, epoch, step }
}

/** For a page that has not received all events: the server's progress, unless events have reported later steps. */
export function mergeProgress(
  known: LiveProgress | undefined,
  training: StudioState['training'],
): LiveProgress | undefined {
  if (!training || !('step' in training)) return known
  if (known?.run === training.name && known.step >= training.step) return known
  const { name: run, epoch, step, epochProgress, imagesPerSecond, secondsLeft } = training
  return { run, epoch, step, epochProgress, imagesPerSecond, secondsLeft }
}
