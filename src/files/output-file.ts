// Files and folders that a person asked for: never overwritten by accident, never partially written.
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigError } from '../errors.js'
import { writeAtomic } from './atomic-file.js'
import { makeFolders } from './make-folders.js'
import { isSystemError, systemErrorMessage } from './system-error.js'
import { withTemporaryFolder } from './temporary-folder.js'

/** Throws ConfigError where something lies at `path`, unless it may be overwritten. Asked before the work begins. */
export async function assertNoOverwrite(
  path: string,
  { force = false }: { force?: boolean | undefined },
): Promise<void> {
  if (force) return
  const there = await stat(path).catch(() => undefined)
  if (there) throw new ConfigError('output.exists', { path })
}

/** Writes `parts` one after another; makes the folders above where they are missing.
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

/** Lets `write` fill a draft, whose files are moved into the folder `path` when all are whole; makes it and the folders
 *  above where they are missing. Other files in it stay, except those whose names match `replaced`.
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

/** What is no refusal of the system stays what it is. */
function unwritable(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  const values = { path, reason: systemErrorMessage(error) }
  return new ConfigError('output.unwritable', values, { cause: error })
}
