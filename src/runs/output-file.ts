// Files that a person asked for: never overwritten by accident, never half-written.
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError } from '../errors.js'
import { writeAtomic } from './atomic-file.js'
import { makeFolders } from './make-folders.js'

/** Throws ConfigError where something lies at `path`, unless it may be overwritten. Asked before the work begins. */
export async function refuseToOverwrite(
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
    // After the comma the system names the call and the path again.
    const reason = (error as Error).message.replace(/, .*/s, '')
    throw new ConfigError('output.unwritable', { path, reason }, { cause: error })
  }
}
