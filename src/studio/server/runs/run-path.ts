// The path of a run: only folders within the runs folder are runs of this server.
import { lstat, realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { runFiles } from '../../../runs/folder/run-files.js'
import { HttpError } from '../guard/http-error.js'

export interface RunPath {
  readonly name: string
  readonly path: string
}

/** Files that are read and written by name, with their parent folders. */
const parts = [...new Set(Object.values(runFiles).flatMap((part) => [dirname(part), part]))].filter(
  (part) => part !== '.',
)

/** Whether this is a valid name of a folder in the runs folder, whatever the system. */
export function isRunName(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !/[/\\\0]/.test(name)
}

/** The folder of a run. Throws HttpError if there is none of that name, or a link leads elsewhere. */
export async function resolveRunPath(folder: string, name: string): Promise<RunPath> {
  const path = join(folder, name)
  if (!isRunName(name) || !(await isWithin(folder, path)))
    throw new HttpError(404, 'studio.noRun', { name })
  await assertNoExternalLinks({ name, path })
  return { name, path }
}

/** Throws HttpError if a part of the run is a link that leads out of its folder. */
export async function assertNoExternalLinks({ name, path }: RunPath): Promise<void> {
  const isOutside = await Promise.all(
    parts.map(async (part) => {
      const partPath = join(path, part)
      const isLink = await lstat(partPath).then(
        (found) => found.isSymbolicLink(),
        () => false,
      )
      return isLink && !(await isWithin(path, partPath))
    }),
  )
  const part = parts.find((_, at) => isOutside[at])
  if (part) throw new HttpError(404, 'studio.outsidePart', { name, part })
}

/** The path of a file of a run. Throws HttpError if there is none, or the path leaves the run's folder. */
export async function resolveRunFile({ path }: RunPath, file: string): Promise<string> {
  const parts = file.split('/')
  const resolved = join(path, ...parts)
  const isOdd = parts.some((part) => part.startsWith('.') || /[\\\0]/.test(part))
  const isFile = async () => (await stat(resolved)).isFile()
  if (file === '' || isOdd || !(await isWithin(path, resolved)) || !(await isFile()))
    throw new HttpError(404, 'studio.noFile', { file })
  return resolved
}

/** With all links resolved. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  try {
    const [outer, inner] = await Promise.all([realpath(folder), realpath(path)])
    return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)
  } catch {
    return false
  }
}
