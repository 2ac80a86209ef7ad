// Locates the page's files: most are in its folder, some in other parts of an installation.
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { filesBelow } from '../../../files/files-below.js'
import { HttpError } from '../guard/http-error.js'

/** Written by the build: addresses, and for each file the location (a path from the page's folder, or a subpath of a
 *  package) and the size in bytes. */
const list = 'elsewhere.json'

interface Elsewhere {
  readonly place: string
  readonly size: number
}

/** Finds the file of an address. Throws HttpError if another version of it is installed, or none. */
export type Find = () => Promise<string>

/** The files of the page that was built into `folder`, by their addresses in alphabetical order.
 *  Throws HttpError if it was not built. */
export async function pageFiles(folder: string): Promise<ReadonlyMap<string, Find>> {
  const found = await filesBelow(folder).catch((): string[] => [])
  if (!found.includes(join(folder, 'index.html')))
    throw new HttpError(404, 'studio.noPage', { path: folder })
  const own = found
    .map((path): [string, Find] => [
      path
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
      async () => path,
    ])
    .filter(([address]) => address !== list)
  const others = Object.entries(await elsewhere(folder)).map(([address, { place, size }]) => {
    const find: Find = async () => {
      const path = pathOf(folder, place)
      const there = path === undefined ? undefined : await stat(path).catch(() => undefined)
      if (path === undefined || there?.size !== size)
        throw new HttpError(404, 'studio.otherFile', { file: address, place })
      return path
    }
    return [address, find] as const
  })
  return new Map([...own, ...others].sort(([one], [other]) => (one < other ? -1 : 1)))
}

async function elsewhere(folder: string): Promise<Readonly<Record<string, Elsewhere>>> {
  try {
    return JSON.parse(await readFile(join(folder, list), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

function pathOf(folder: string, place: string): string | undefined {
  if (place.startsWith('.')) return join(folder, place)
  try {
    return createRequire(import.meta.url).resolve(place)
  } catch {
    return undefined
  }
}
