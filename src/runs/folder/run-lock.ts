// The lock of a run folder, training.lock: only one process trains in it at a time.
import { randomBytes } from 'node:crypto'
import {
  constants,
  copyFile,
  link,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ConfigError } from '../../errors.js'
import { isProcessAlive } from '../../files/is-process-alive.js'
import { systemErrorMessage } from '../../files/system-error.js'

const lockName = 'training.lock'
/** Locks held by this process. */
const held = new Set<string>()

export interface LockHolder {
  readonly pid: number
  /** Name of its machine. */
  readonly host: string
}

/** Acquires the lock of a run folder; resolves to a function that releases it, once. A stale lock of a killed process is
 *  replaced. Throws ConfigError if another training holds the lock, or it cannot be written. */
export async function lockRun(path: string): Promise<() => Promise<void>> {
  const lock = resolve(path, lockName)
  const busy = () => new ConfigError('run.busy', { path, lock: join(path, lockName) })
  if (await isTraining(path)) throw busy()
  const unique = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    // Written under another name first, so that no process reads a partially written lock.
    await writeFile(unique, JSON.stringify({ pid: process.pid, host: hostname() })).catch(
      (error) => {
        throw new ConfigError(
          'run.write',
          { path, reason: systemErrorMessage(error) },
          { cause: error },
        )
      },
    )
    if (!(await isLinked(unique, lock))) {
      await takeAway(lock, `${unique}.old`)
      if (!(await isLinked(unique, lock))) throw busy()
    }
    // The lock was free only because somebody held a living one aside: it is put back once this one is gone.
    if (await isHeldAside(lock)) {
      await rm(lock, { force: true })
      throw busy()
    }
  } finally {
    await rm(unique, { force: true })
  }
  held.add(lock)
  let isOurs = true
  return async () => {
    // Another process may have acquired it in the meantime.
    if (!isOurs) return
    isOurs = false
    held.delete(lock)
    await rm(lock, { force: true })
  }
}

/** Links the file to another name, atomically, unless that exists. */
async function isLinked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    // Some file systems have no hard links.
    await copyFile(file, name, constants.COPYFILE_EXCL)
  }
  return true
}

/** Removes a stale lock. Another process may do the same and hold its own lock already: that one is restored, also
 *  where a third one took the place meanwhile, which gives way. */
async function takeAway(lock: string, aside: string): Promise<void> {
  await rename(lock, aside).catch(() => {})
  while ((await isHeld(aside)) && !(await isLinked(aside, lock).catch(() => true)))
    await setTimeout(5)
  await rm(aside, { force: true })
}

/** Whether a process that takes a stale lock away holds that of a living one. */
async function isHeldAside(lock: string): Promise<boolean> {
  const folder = dirname(lock)
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(`${lockName}.`) && name.endsWith('.old'),
  )
  const holders = await Promise.all(names.map((name) => isHeld(join(folder, name))))
  return holders.includes(true)
}

/** Whether a process is training in the folder. A process on another machine cannot be checked and counts as alive. */
export async function isTraining(path: string): Promise<boolean> {
  return (await lockHolder(path)) !== undefined
}

/** The process that is training in the folder. */
export async function lockHolder(path: string): Promise<LockHolder | undefined> {
  const lock = resolve(path, lockName)
  return held.has(lock) ? { pid: process.pid, host: hostname() } : holderOf(lock)
}

async function isHeld(lock: string): Promise<boolean> {
  return (await holderOf(lock)) !== undefined
}

/** A process of this name other than the present one. */
async function holderOf(lock: string): Promise<LockHolder | undefined> {
  try {
    const { pid, host } = JSON.parse(await readFile(lock, 'utf8'))
    const isAlive = host !== hostname() || (pid !== process.pid && isProcessAlive(pid))
    return isAlive ? { pid, host } : undefined
  } catch {
    // No lock, or a truncated one.
    return undefined
  }
}
