// The bytes of a file, read by position: of large files only what is needed. Node only.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { readError } from './read-error.js'

interface Bytes {
  readonly length: number
  view(start: number, end: number): Uint8Array
  copy(start: number, end: number): Uint8Array<ArrayBuffer>
}

/** Maximum of one system call. */
const maxReadBytes = 2 ** 30

/** The file at `path`; no handle is open between two reads, and bytes that disappeared since are zeros.
 *  This and reading throw ConfigError where no file can be read there. */
export function fileBytes(path: string): Bytes {
  const { length } = withFile(path, (file) => ({ length: fstatSync(file).size }))
  const read = (start: number, end: number) =>
    withFile(path, (file) => {
      const bytes = new Uint8Array(end - start)
      for (let done = 0; done < bytes.length; ) {
        const wanted = Math.min(maxReadBytes, bytes.length - done)
        const count = readSync(file, bytes, done, wanted, start + done)
        if (count === 0) break
        done += count
      }
      return bytes
    })
  return { length, view: read, copy: read }
}

function withFile<Result>(path: string, use: (file: number) => Result): Result {
  try {
    // A pipe would wait for someone who writes to it.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return use(file)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw readError(path, cause)
  }
}
