// What is said of a number of threads that was given.
import { availableParallelism } from 'node:os'
import type { EngineChoice } from '../../engines/devices.js'
import type { Notice } from '../../notices.js'

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
