// A folder for what is not whole yet, which is gone in the end, however the work ends.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolders } from './make-folders.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Gives `use` a hidden folder within `folder`, which is made with those above it where they are missing. Where `use`
 *  fails, or a signal ends the process meanwhile, all of them are gone that were made. */
export async function withTemporaryFolder(
  folder: string,
  use: (temporaryFolder: string) => Promise<void>,
): Promise<void> {
  let remains = await makeFolders(resolve(folder))
  const leave = (signal: NodeJS.Signals) => {
    // Whoever listens besides decides what the signal means.
    if (process.listenerCount(signal) > 1) return
    if (remains) rmSync(remains, { recursive: true, force: true, maxRetries: 3 })
    ignore()
    process.kill(process.pid, signal)
  }
  const ignore = () => {
    for (const signal of signals) process.off(signal, leave)
  }
  for (const signal of signals) process.on(signal, leave)
  try {
    // Not beside it: that may be another disk, or a folder that belongs to somebody else.
    const temporaryFolder = await mkdtemp(join(folder, '.draft-'))
    remains ??= temporaryFolder
    await use(temporaryFolder)
    remains = temporaryFolder
  } finally {
    if (remains) await rm(remains, { recursive: true, force: true })
    ignore()
  }
}
