// What is said of the number of threads of a training.
import { availableParallelism } from 'node:os'
import type { Device, EngineChoice } from '../../engines/devices.js'
import type { Notice } from '../../notices.js'

/** Threads of a new run: one where another is trained beside it, unless they are given. */
export function threadsBeside(
  beside: string | undefined,
  { device, threads }: { device: Device; threads: number | undefined },
): { threads: number | undefined; notices: readonly Notice[] } {
  if (beside === undefined || device !== 'cpu' || threads !== undefined)
    return { threads, notices: [] }
  return { threads: 1, notices: [{ code: 'engine.oneThread', values: { path: beside } }] }
}

/** A resumed run keeps its threads, for the sake of its bits, and so waits for another training. */
export function keptThreadsNotices(
  beside: string | undefined,
  { device, threads }: EngineChoice,
): Notice[] {
  if (beside === undefined || device !== 'cpu' || threads === 1) return []
  return [{ code: 'engine.keptThreads', values: { path: beside, threads } }]
}

/** More threads than cores, and other threads than those of the run that is resumed. */
export function threadNotices(threads: number | undefined, before?: EngineChoice): Notice[] {
  if (threads === undefined) return []
  const cores = availableParallelism()
  const isOther = before !== undefined && (before.adaptive || before.threads !== threads)
  return [
    ...(threads > cores ? [{ code: 'engine.threads', values: { threads, cores } } as const] : []),
    ...(isOther ? [{ code: 'run.otherThreads', values: { threads } } as const] : []),
  ]
}
