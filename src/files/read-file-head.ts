// Reads the first bytes of a file. Node only.
import { open } from 'node:fs/promises'
import { assertRegularFile } from './assert-regular-file.js'
import { readError } from './read-error.js'

/** The first `maxBytes` bytes of a file, or all where it has fewer; and `length`, its size in bytes.
 *  Throws ConfigError where no file can be read at `path`. */
export async function readFileHead(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Buffer; length: number }> {
  await assertRegularFile(path)
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(maxBytes, size)), {
        position: 0,
      })
      return { bytes: buffer.subarray(0, bytesRead), length: size }
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw readError(path, cause)
  }
}
