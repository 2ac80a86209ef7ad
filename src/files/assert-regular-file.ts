// Refuses pipes, sockets and devices, which may never end or never begin. Node only.
import { type Stats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { ConfigError } from '../errors.js'

/** Throws ConfigError where `path` is neither a file nor a folder; what is missing, or a link in a circle, is left to
 *  the reader. */
export async function assertRegularFile(path: string): Promise<void> {
  assertRegular(path, await stat(path).catch(() => undefined))
}

/** Like `assertRegularFile`, at once. */
export function assertRegularFileNow(path: string): void {
  let there: Stats | undefined
  try {
    there = statSync(path)
  } catch {
    return
  }
  assertRegular(path, there)
}

function assertRegular(path: string, there: Stats | undefined): void {
  if (there && !there.isFile() && !there.isDirectory())
    throw new ConfigError('data.notRegular', { path })
}
