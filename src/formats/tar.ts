// Reads tar archives as a stream, member by member.
// POSIX.1-2017, pax, "ustar Interchange Format".
import { FormatError } from '../errors.js'

export interface TarMember {
  readonly name: string
  readonly bytes: Uint8Array
}

const block = 512
const [nameEnd, sizeStart, sizeEnd, checksumStart, checksumEnd, typeAt] = [
  100, 124, 136, 148, 156, 156,
]
/** Regular files; the second is that of the oldest archives. */
const fileTypes = ['0', '\0']

/** The files in the archive with the bytes `chunks`, in their order there; folders, links and the like are skipped.
 *  Holds one file at a time in memory, none larger than `maxBytes` bytes. `path` only names the archive in errors.
 *  Throws FormatError where it is damaged, truncated, or holds a larger file. */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  { path, maxBytes }: { path: string; maxBytes: number },
): AsyncGenerator<TarMember, void, void> {
  const source = new ByteReader(chunks, path)
  for (;;) {
    const offset = source.offset
    const header = await source.take(block)
    // The archive ends with blocks of zeros.
    if (header.every((byte) => byte === 0)) return
    const size = octal(header, sizeStart, sizeEnd)
    if (checksum(header) !== octal(header, checksumStart, checksumEnd) || Number.isNaN(size))
      throw new FormatError('tar.header', { path, offset })
    if (size > maxBytes)
      throw new FormatError('tar.tooLarge', { path, offset, expected: maxBytes, actual: size })
    const bytes = await source.take(size)
    await source.take((block - (size % block)) % block)
    if (fileTypes.includes(text(header, typeAt, typeAt + 1)))
      yield { name: text(header, 0, nameEnd).replace(/\0.*/s, ''), bytes }
  }
}

/** Bytes that arrive in chunks, read in pieces of any length. */
class ByteReader {
  offset = 0
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(
    chunks: AsyncIterable<Uint8Array>,
    readonly path: string,
  ) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length)
    for (let filled = 0; filled < length; ) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#chunks.next()
        if (done) {
          const actual = this.offset + filled
          throw new FormatError('tar.truncated', { path: this.path, offset: actual })
        }
        this.#rest = value
      }
      const piece = this.#rest.subarray(0, length - filled)
      taken.set(piece, filled)
      filled += piece.length
      this.#rest = this.#rest.subarray(piece.length)
    }
    this.offset += length
    return taken
  }
}

function text(header: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...header.subarray(start, end))
}

/** NaN where the field holds something else. */
function octal(header: Uint8Array, start: number, end: number): number {
  const digits = /^ *([0-7]+)[ \0]*$/.exec(text(header, start, end))?.[1]
  return digits ? Number.parseInt(digits, 8) : Number.NaN
}

/** The sum of the header's bytes, with its own field counted as spaces. */
function checksum(header: Uint8Array): number {
  const inField = (at: number) => at >= checksumStart && at < checksumEnd
  return header.reduce((sum, byte, at) => sum + (inField(at) ? 0x20 : byte), 0)
}
