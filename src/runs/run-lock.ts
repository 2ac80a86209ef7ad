// Only one process trains in a run's folder at a time: it holds training.lock there meanwhile.
import { open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { ConfigError } from '../errors.js'

const lockName = 'training.lock'
/** Those of this process. */
const held = new Set<string>()

/** Takes the lock of a run's folder; resolves to what gives it back. One that a killed process left is taken over.
 *  Throws ConfigError where another training holds it. */
export async function lockRun(path: string): Promise<() => Promise<void>> {
  const lock = resolve(path, lockName)
  if (await isTraining(path))
    throw new ConfigError('run.busy', { path, lock: join(path, lockName) })
  await rm(lock, { force: true })
  const file = await open(lock, 'wx').catch((cause) => {
    throw cause.code === 'EEXIST'
      ? new ConfigError('run.busy', { path, lock: join(path, lockName) }, { cause })
      : cause
  })
  held.add(lock)
  await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }))
  await file.close()
  return async () => {
    held.delete(lock)
    await rm(lock, { force: true })
  }
}

/** Whether some process trains there now. Of another machine's process nobody can tell: it counts as alive. */
export async function isTraining(path: string): Promise<boolean> {
  const lock = resolve(path, lockName)
  if (held.has(lock)) return true
  try {
    const { pid, host } = JSON.parse(await readFile(lock, 'utf8'))
    if (host !== hostname()) return true
    return pid !== process.pid && isAlive(pid)
  } catch {
    // None, or one that was cut off in the making.
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One that belongs to somebody else is alive all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
