// Makes a folder and its missing parents.
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Resolves to the first folder that was made, undefined where all existed.
 *  Not mkdir's own recursion: where folders cannot be made, as in /proc, it never returns. */
export async function makeFolders(path: string): Promise<string | undefined> {
  if (existsSync(path)) return undefined
  const firstMade = await makeFolders(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    // Another run may make the same parent at the same moment.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return firstMade
    if (firstMade) await rm(firstMade, { recursive: true, force: true })
    throw error
  }
  return firstMade ?? path
}
