// Only one process trains in a run's folder at a time: it holds training.lock there meanwhile.
import { randomBytes } from 'node:crypto'
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { ConfigError } from '../../errors.js'
import { isProcessAlive } from '../../files/is-process-alive.js'

const lockName = 'training.lock'
/** Those of this process. */
const held = new Set<string>()

/** Takes the lock of a run's folder; resolves to what gives it back, once. One that a killed process left is taken over.
 *  Throws ConfigError where another training holds it. */
export async function lockRun(path: string): Promise<() => Promise<void>> {
  const lock = resolve(path, lockName)
  const busy = () => new ConfigError('run.busy', { path, lock: join(path, lockName) })
  if (await isTraining(path)) throw busy()
  const unique = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    // Written before it is there under its name: nobody ever reads half of it.
    await writeFile(unique, JSON.stringify({ pid: process.pid, host: hostname() }))
    if (!(await isLinked(unique, lock))) {
      await takeAway(lock, `${unique}.old`)
      if (!(await isLinked(unique, lock))) throw busy()
    }
  } finally {
    await rm(unique, { force: true })
  }
  held.add(lock)
  let isOurs = true
  return async () => {
    // Somebody else may have taken it since.
    if (!isOurs) return
    isOurs = false
    held.delete(lock)
    await rm(lock, { force: true })
  }
}

/** Gives the file another name, in one step, unless that is taken. */
async function isLinked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    // Some disks know no second names.
    await copyFile(file, name, constants.COPYFILE_EXCL)
  }
  return true
}

/** Removes a lock that nobody holds. Another process may do the same, and hold its own already: that one goes back. */
async function takeAway(lock: string, aside: string): Promise<void> {
  await rename(lock, aside).catch(() => {})
  if (await isHeld(aside)) await link(aside, lock).catch(() => {})
  await rm(aside, { force: true })
}

/** Whether some process trains there now. Of another machine's process nobody can tell: it counts as alive. */
export async function isTraining(path: string): Promise<boolean> {
  const lock = resolve(path, lockName)
  return held.has(lock) || isHeld(lock)
}

async function isHeld(lock: string): Promise<boolean> {
  try {
    const { pid, host } = JSON.parse(await readFile(lock, 'utf8'))
    if (host !== hostname()) return true
    return pid !== process.pid && isProcessAlive(pid)
  } catch {
    // None, or one that was cut off while it was written.
    return false
  }
}
