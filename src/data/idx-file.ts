// Reads one IDX file from disk, compressed by gzip or not. Node only.
import { gunzipSync } from 'node:zlib'
import { FormatError } from '../errors.js'
import { type IdxArray, readIdx } from '../formats/idx.js'
import { readBytes } from './read-bytes.js'

/** The array in the file at `path`; one-byte items are a view of what was read, not a copy.
 *  Throws ConfigError where no file can be read there, FormatError where it is not whole IDX. */
export async function readIdxFile(path: string): Promise<IdxArray> {
  const bytes = await readBytes(path)
  return readIdx(isGzip(bytes) ? unzipped(bytes, path) : bytes, path)
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

const shortestGzip = 18
const largestChunk = 2 ** 28

// gzip ends with the length of its content. One output chunk of that length spares zlib from joining
// pieces, which would hold the content twice. The length is not trusted: it only sizes a chunk, and
// is bounded by what deflate can reach (1032 times its input) and by `largestChunk`.
function unzipped(bytes: Buffer, path: string): Buffer {
  const stated = bytes.length < shortestGzip ? 0 : bytes.readUInt32LE(bytes.length - 4)
  const chunkSize = 64 + Math.min(stated, 1032 * bytes.length, largestChunk)
  try {
    return gunzipSync(bytes, { chunkSize })
  } catch (cause) {
    const { code, message: reason } = cause as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') {
      throw new FormatError('gzip.truncated', { path, offset: bytes.length }, { cause })
    }
    throw new FormatError('gzip.corrupt', { path, reason }, { cause })
  }
}
