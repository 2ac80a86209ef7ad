// Where deleted runs go, so that they can be brought back.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from './refusal.js'
import { isRunName } from './run-place.js'

const trashFolder = '.trash'

/** Moves the run's folder to .trash/<id>/<name>; resolves to the id. */
export async function throwAway(folder: string, name: string): Promise<string> {
  const id = randomBytes(6).toString('hex')
  const place = join(folder, trashFolder, id)
  await mkdir(place, { recursive: true })
  await rename(join(folder, name), join(place, name))
  return id
}

/** Brings a run back; resolves to its name.
 *  Throws Refusal where there is nothing under that id, or another run is called so by now. */
export async function restore(folder: string, id: string): Promise<string> {
  const place = join(folder, trashFolder, id)
  const isId = /^[0-9a-f]{12}$/.test(id)
  const [name] = isId ? await readdir(place).catch(() => []) : []
  if (name === undefined || !isRunName(name)) throw new Refusal(404, 'studio.noTrash', { id })
  if (existsSync(join(folder, name))) throw new Refusal(409, 'studio.nameTaken', { name })
  await rename(join(place, name), join(folder, name))
  await rmdir(place)
  return name
}
