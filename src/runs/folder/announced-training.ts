// Trainings of this user on this machine, each announced by a small temporary file while its process trains.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isProcessAlive } from '../../files/is-process-alive.js'

export interface AnnouncedTraining {
  /** The path of a run that another process was training when this one started. */
  readonly beside: string | undefined
  /** Call it when the training is over. */
  end(): Promise<void>
}

/** Announces the training of a run, and then looks for others: of two that start at the same time, at least one sees the
 *  other. Without a writable temporary folder it sees and announces nothing. */
export async function announceTraining(path: string): Promise<AnnouncedTraining> {
  const folder = join(tmpdir(), `jamjae-trainings-${process.getuid?.() ?? 'user'}`)
  const own = join(folder, String(process.pid))
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(own, resolve(path))
    return { beside: await otherTraining(folder), end: () => rm(own, { force: true }) }
  } catch {
    return { beside: undefined, end: async () => {} }
  }
}

/** Announcements of processes that were killed are removed. */
async function otherTraining(folder: string): Promise<string | undefined> {
  for (const name of await readdir(folder)) {
    const pid = Number(name)
    if (!Number.isInteger(pid) || pid === process.pid) continue
    const file = join(folder, name)
    if (isProcessAlive(pid)) return (await readFile(file, 'utf8')) || undefined
    await rm(file, { force: true })
  }
  return undefined
}
