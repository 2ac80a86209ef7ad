// Writes files so that a reader, or a crash, never meets half of one.
import { copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Replaces `path` by `parts`, one after another, in one step: written beside it, flushed to the disk, renamed. */
export async function writeAtomic(
  path: string,
  ...parts: readonly (string | Uint8Array)[]
): Promise<void> {
  const temporary = `${path}.tmp`
  try {
    const file = await open(temporary, 'w')
    try {
      for (const part of parts) await file.appendFile(part)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** Replaces `path` by another name of the file `whole`, in one step; where the disk knows no such names, by a copy. */
export async function linkAtomic(whole: string, path: string): Promise<void> {
  const temporary = `${path}.tmp`
  await rm(temporary, { force: true })
  try {
    await link(whole, temporary).catch(() => copyWhole(whole, temporary))
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  const file = await open(to, 'r+')
  await file.sync()
  await file.close()
}

/** The new name itself must reach the disk too, where the system can flush folders. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
