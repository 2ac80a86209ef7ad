// Where a run lies: only folders within the runs folder are runs of this server.
import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { Refusal } from './refusal.js'

export interface RunPlace {
  readonly name: string
  readonly path: string
}

/** Whether a folder in the runs folder may be called so, whatever the system. */
export function isRunName(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !/[/\\\0]/.test(name)
}

/** The folder of a run. Throws Refusal where there is none of that name, or a link leads elsewhere. */
export async function placeOfRun(folder: string, name: string): Promise<RunPlace> {
  const path = join(folder, name)
  if (!isRunName(name) || !(await isWithin(folder, path)))
    throw new Refusal(404, 'studio.noRun', { name })
  return { name, path }
}

/** The path of a file of a run. Throws Refusal where there is none, or the way leads out of the run's folder. */
export async function placeOfFile({ path }: RunPlace, file: string): Promise<string> {
  const parts = file.split('/')
  const wanted = join(path, ...parts)
  const isOdd = parts.some((part) => part.startsWith('.') || /[\\\0]/.test(part))
  if (file === '' || isOdd || !(await isWithin(path, wanted)))
    throw new Refusal(404, 'studio.noFile', { file })
  return wanted
}

/** With all links followed. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  try {
    const [outer, inner] = await Promise.all([realpath(folder), realpath(path)])
    return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)
  } catch {
    return false
  }
}
