// Trainings of other processes beside a run, whose threads would wait for each other.
import { readdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { lockHolder } from './run-lock.js'

/** The path of a run in the same folder in which another process of this machine is training now. */
export async function trainingBeside(path: string): Promise<string | undefined> {
  const own = resolve(path)
  const folder = dirname(path)
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const others = entries
    .filter((entry) => entry.isDirectory() && resolve(folder, entry.name) !== own)
    .map(({ name }) => join(folder, name))
  const holders = await Promise.all(others.map(lockHolder))
  return others.find((_, index) => {
    const holder = holders[index]
    return holder?.host === hostname() && holder.pid !== process.pid
  })
}
