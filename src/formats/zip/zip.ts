// Reads untrusted ZIP archives, also of the 64-bit format (ZIP64): sizes, checksum and bounds of every file are
// checked, and only files that are asked for are unpacked.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { Inflate, inflateSync } from 'fflate'
import { FormatError } from '../../errors.js'
import type { NestedMessage } from '../../messages/messages.js'
import type { ByteSource } from '../byte-source.js'
import { makeCrc } from '../crc.js'
import { readDirectory, type ZipEntry } from './zip-directory.js'

const localLength = 30
const localSignature = 0x04034b50
const [stored, deflated] = [0, 8]
/** The maximum of deflate, so an entry that states more is invalid. */
const maxCompressionRatio = 1032
const crc32 = makeCrc(0xedb88320)

/** The files in an archive. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** The content of a file. */
  read(name: string): Uint8Array
  /** The first bytes of a file, at most `maxBytes`; their checksum is not compared. */
  readHead(name: string, maxBytes: number): Uint8Array
}

/** Opens the archive in `source`, whose files are stored or deflated.
 *  This and reading throw FormatError where the archive is invalid or encrypted, or where all files that were read
 *  have together more than `maxBytes` bytes; nothing of that size is allocated before. */
export function openZip(
  source: ByteSource,
  path: string,
  { maxBytes }: { maxBytes: number },
): ZipArchive {
  const fail: Fail = (offset, reason) => {
    throw new FormatError('zip.broken', { path, offset, reason })
  }
  const entries = readDirectory(source, fail)
  // Entries that share their bytes could expand to far more than a valid archive of that length.
  const compressedSize = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0)
  if (compressedSize > source.length) return fail(source.length, { key: 'zip.reason.length' })
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const entryOf = (name: string) =>
    byName.get(name) ?? fail(source.length, { key: 'zip.reason.file', values: { name } })
  let unpacked = 0
  return {
    names: [...byName.keys()],
    read(name) {
      const entry = entryOf(name)
      unpacked += entry.size
      if (unpacked > maxBytes)
        throw new FormatError('zip.tooLarge', { path, expected: maxBytes, actual: unpacked })
      return contentOf(entry, source, fail)
    },
    readHead: (name, maxBytes) => headOf(entryOf(name), source, { maxBytes, fail }),
  }
}

type Fail = (offset: number, reason: NestedMessage) => never

/** The offset of a file's content, which is checked to be in the archive. */
function contentStart(entry: ZipEntry, source: ByteSource, fail: Fail): number {
  const { name, method, compressedSize, size, offset } = entry
  const isThere = offset + localLength <= source.length
  const view = new DataView(source.copy(offset, isThere ? offset + localLength : offset).buffer)
  if (!isThere || view.getUint32(0, true) !== localSignature)
    return fail(offset, { key: 'zip.reason.file', values: { name } })
  const start = offset + localLength + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + compressedSize > source.length)
    return fail(source.length, { key: 'zip.reason.truncated', values: { name } })
  if (method !== stored && method !== deflated)
    return fail(offset, { key: 'zip.reason.method', values: { name, method } })
  if (size > maxCompressionRatio * compressedSize)
    return fail(offset, { key: 'zip.reason.ratio', values: { name } })
  return start
}

function contentOf(entry: ZipEntry, source: ByteSource, fail: Fail): Uint8Array {
  const { name, method, checksum, compressedSize, size } = entry
  const start = contentStart(entry, source, fail)
  const compressed = source.view(start, start + compressedSize)
  const content = method === stored ? compressed : inflated(compressed, size)
  if (content?.length !== size) return fail(start, { key: 'zip.reason.size', values: { name } })
  if (crc32(content) !== checksum)
    return fail(start, { key: 'zip.reason.checksum', values: { name } })
  return content
}

/** A buffer with one byte more than expected shows whether there is more. */
function inflated(compressed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateSync(compressed, { out: new Uint8Array(size + 1) })
  } catch {
    return undefined
  }
}

function headOf(
  entry: ZipEntry,
  source: ByteSource,
  { maxBytes, fail }: { maxBytes: number; fail: Fail },
): Uint8Array {
  const { name, method, compressedSize, size } = entry
  const start = contentStart(entry, source, fail)
  const length = Math.min(maxBytes, size)
  const compressed = source.view(start, start + Math.min(maxBytes, compressedSize))
  if (method === stored) return compressed.subarray(0, length)
  const head = new Uint8Array(length)
  let filled = 0
  const stream = new Inflate((part) => {
    const wanted = part.subarray(0, length - filled)
    head.set(wanted, filled)
    filled += wanted.length
  })
  try {
    stream.push(compressed, compressed.length === compressedSize)
  } catch {
    return fail(start, { key: 'zip.reason.size', values: { name } })
  }
  return head.subarray(0, filled)
}
