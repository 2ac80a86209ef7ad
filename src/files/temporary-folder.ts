// A temporary folder for incomplete output, deleted in the end, also after errors and signals.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolders } from './make-folders.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Gives `use` a hidden folder within `folder`, which is made with missing parents. Where `use` fails, or a signal
 *  ends the process, all folders that were made are deleted. */
export async function withTemporaryFolder(
  folder: string,
  use: (temporaryFolder: string) => Promise<void>,
): Promise<void> {
  let remains: string | undefined
  let isMade = false
  let early: NodeJS.Signals | undefined
  const leave = (signal: NodeJS.Signals) => {
    // Other listeners decide what the signal means.
    if (process.listenerCount(signal) > 1) return
    // Which folders are new is known when they are made.
    if (!isMade) {
      early ??= signal
      return
    }
    if (remains) rmSync(remains, { recursive: true, force: true, maxRetries: 3 })
    ignore()
    process.kill(process.pid, signal)
  }
  const ignore = () => {
    for (const signal of signals) process.off(signal, leave)
  }
  for (const signal of signals) process.on(signal, leave)
  try {
    remains = await makeFolders(resolve(folder))
    // Not next to it: that may be another disk, or a folder of another user.
    const temporaryFolder = await mkdtemp(join(folder, '.draft-'))
    remains ??= temporaryFolder
    isMade = true
    if (early) {
      leave(early)
      throw new Error('interrupted')
    }
    await use(temporaryFolder)
    remains = temporaryFolder
  } finally {
    if (remains) await rm(remains, { recursive: true, force: true })
    ignore()
  }
}
