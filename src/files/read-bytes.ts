// Reads a complete file. Node only.
import { readFile } from 'node:fs/promises'
import { assertRegularFile } from './assert-regular-file.js'
import { readError } from './read-error.js'

/** Throws ConfigError where no file can be read at `path`, or it is a pipe, unless it `mayBePipe`. */
export async function readBytes(
  path: string,
  { mayBePipe = false }: { mayBePipe?: boolean } = {},
): Promise<Buffer> {
  if (!mayBePipe) await assertRegularFile(path)
  return readFile(path).catch((cause) => {
    throw readError(path, cause)
  })
}
