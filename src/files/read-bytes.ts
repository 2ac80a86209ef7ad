// Reads a complete file. Node only.
import { readFile } from 'node:fs/promises'
import { readError } from './read-error.js'

/** Throws ConfigError where no file can be read at `path`. */
export function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((cause) => {
    throw readError(path, cause)
  })
}
