// The number of threads of a training, and what is said of it.
import { availableParallelism } from 'node:os'
import type { Device, EngineChoice } from '../../engines/devices.js'
import type { Notice } from '../../notices.js'
import { trainingBeside } from '../../runs/folder/training-beside.js'

/** Threads of a new run: one where another is trained beside it, unless they are given. */
export async function threadsBeside(
  path: string,
  { device, threads }: { device: Device; threads: number | undefined },
): Promise<{ threads: number | undefined; notices: readonly Notice[] }> {
  const beside = device === 'cpu' && threads === undefined ? await trainingBeside(path) : undefined
  if (beside === undefined) return { threads, notices: [] }
  return { threads: 1, notices: [{ code: 'engine.oneThread', values: { path: beside } }] }
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
