// Output files and folders: never overwritten by accident, never partially written.
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigError } from '../errors.js'
import { writeAtomic } from './atomic-file.js'
import { makeFolders } from './make-folders.js'
import { isSystemError, systemErrorMessage } from './system-error.js'
import { withTemporaryFolder } from './temporary-folder.js'

/** Throws ConfigError where `path` exists, unless it may be overwritten. Called before the work starts. */
export async function assertNoOverwrite(
  path: string,
  { force = false }: { force?: boolean | undefined },
): Promise<void> {
  if (force) return
  const there = await stat(path).catch(() => undefined)
  if (there) throw new ConfigError('output.exists', { path })
}

/** Writes the concatenated `parts`; makes missing parent folders.
 *  Throws ConfigError where the file cannot be written. */
export async function writeOutput(
  path: string,
  ...parts: readonly (string | Uint8Array)[]
): Promise<void> {
  try {
    await makeFolders(dirname(path))
    await writeAtomic(path, ...parts)
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** Lets `write` fill a temporary folder and moves its files into the folder `path` when all are complete; makes
 *  missing folders. Other files in it stay, except those whose names match `replaced`.
 *  Throws ConfigError where the folder cannot be written. */
export async function writeFolder(
  path: string,
  write: (temporaryFolder: string) => Promise<void>,
  { replaced }: { replaced?: RegExp } = {},
): Promise<void> {
  try {
    await withTemporaryFolder(path, async (temporaryFolder) => {
      await write(temporaryFolder)
      const names = new Set(await readdir(temporaryFolder))
      for (const name of names) await rename(join(temporaryFolder, name), join(path, name))
      for (const name of await readdir(path))
        if (replaced?.test(name) && !names.has(name)) await rm(join(path, name))
    })
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** Errors that are not from the system stay unchanged. */
function unwritable(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  const values = { path, reason: systemErrorMessage(error) }
  return new ConfigError('output.unwritable', values, { cause: error })
}
