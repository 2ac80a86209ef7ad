// The trash: deleted runs can be restored for a day.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HttpError } from '../guard/http-error.js'
import { isRunName } from './run-path.js'

const trashFolder = '.trash'
const idPattern = /^[0-9a-f]{12}$/
const retentionMs = 24 * 60 * 60 * 1000

/** Moves the run's folder to .trash/<id>/<name>; resolves to the id. Of several calls at once one moves it, also where
 *  they come from several studios; the others throw HttpError, and leave nothing in the trash. */
export async function moveToTrash(folder: string, name: string): Promise<string> {
  const id = randomBytes(6).toString('hex')
  const path = join(folder, trashFolder, id)
  await mkdir(path, { recursive: true })
  try {
    await rename(join(folder, name), join(path, name))
  } catch (error) {
    await rmdir(path).catch(() => {})
    if (isMissing(error)) throw new HttpError(404, 'studio.noRun', { name })
    throw error
  }
  return id
}

/** Restores a run; resolves to its name.
 *  Throws HttpError if there is nothing under that id, it was restored in the meantime, or another run has the name. */
export async function restore(folder: string, id: string): Promise<string> {
  const path = join(folder, trashFolder, id)
  const isId = idPattern.test(id)
  const [name] = isId ? await readdir(path).catch(() => []) : []
  if (name === undefined || !isRunName(name)) throw new HttpError(404, 'studio.noTrash', { id })
  const taken = () => new HttpError(409, 'studio.nameTaken', { name })
  if (existsSync(join(folder, name))) throw taken()
  try {
    await rename(join(path, name), join(folder, name))
  } catch (error) {
    // Another request has restored it in the meantime.
    if (isMissing(error)) throw new HttpError(404, 'studio.noTrash', { id })
    if (existsSync(join(folder, name))) throw taken()
    throw error
  }
  await rmdir(path).catch(() => {})
  return name
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** Deletes permanently what was deleted more than a day ago, or before `before` (in milliseconds since 1970). */
export async function emptyTrash(folder: string, before = Date.now() - retentionMs): Promise<void> {
  const trash = join(folder, trashFolder)
  for (const id of await readdir(trash).catch(() => [])) {
    if (!idPattern.test(id)) continue
    const path = join(trash, id)
    // Another studio may do the same; what cannot be removed now stays for the next time.
    const thrown = await stat(path).catch(() => undefined)
    if (thrown && thrown.mtimeMs < before)
      await rm(path, { recursive: true, force: true }).catch(() => {})
  }
}
