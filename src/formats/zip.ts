// Reads untrusted ZIP archives: the sizes, the checksum and the bounds of every entry are checked.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { inflateSync } from 'fflate'
import { FormatError } from '../errors.js'
import type { NestedMessage } from '../messages/messages.js'
import { makeCrc } from './crc.js'

interface Entry {
  readonly name: string
  readonly method: number
  readonly checksum: number
  /** Bytes in the archive, and after decompression. */
  readonly compressedSize: number
  readonly size: number
  /** Of its local header. */
  readonly offset: number
}

const endLength = 22
const maxCommentLength = 0xffff
const entryLength = 46
const localLength = 30
const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }
const [stored, deflated] = [0, 8]
/** The maximum of deflate, so an entry that states more is invalid. */
const maxCompressionRatio = 1032
const crc32 = makeCrc(0xedb88320)

/** The files in an archive by their names, stored or deflated.
 *  Throws FormatError where the archive is invalid or encrypted, or its files together have more than `maxBytes`
 *  bytes; nothing of that size is allocated before. */
export function unzip(
  bytes: Uint8Array,
  path: string,
  { maxBytes }: { maxBytes: number },
): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fail = (offset: number, reason: NestedMessage): never => {
    throw new FormatError('zip.broken', { path, offset, reason })
  }
  const entries = readEntries(view, fail)
  // Entries that share their bytes could expand to far more than a valid archive of that length.
  const compressedSize = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0)
  if (compressedSize > bytes.length) return fail(bytes.length, { key: 'zip.reason.length' })
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > maxBytes) {
    throw new FormatError('zip.tooLarge', { path, expected: maxBytes, actual: total })
  }
  return new Map(entries.map((entry) => [entry.name, contentOf(entry, view, fail)]))
}

function readEntries(
  view: DataView,
  fail: (offset: number, reason: NestedMessage) => never,
): Entry[] {
  const end = findEnd(view)
  if (end === undefined) return fail(view.byteLength, { key: 'zip.reason.end' })
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let each = 0; each < count; each++) {
    const isThere = offset + entryLength <= end && view.getUint32(offset, true) === signatures.entry
    if (!isThere) return fail(offset, { key: 'zip.reason.entry' })
    const length = (at: number) => view.getUint16(offset + at, true)
    const next = offset + entryLength + length(28) + length(30) + length(32)
    if (next > end) return fail(offset, { key: 'zip.reason.entryTruncated' })
    if (length(8) & 1) return fail(offset, { key: 'zip.reason.encrypted' })
    entries.push({
      name: new TextDecoder().decode(partOf(view, offset + entryLength, length(28))),
      method: length(10),
      checksum: view.getUint32(offset + 16, true),
      compressedSize: view.getUint32(offset + 20, true),
      size: view.getUint32(offset + 24, true),
      offset: view.getUint32(offset + 42, true),
    })
    offset = next
  }
  return entries
}

/** The record that ends an archive, optionally followed by a comment. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - maxCommentLength); at--)
    if (
      view.getUint32(at, true) === signatures.end &&
      at + endLength + view.getUint16(at + 20, true) === view.byteLength
    )
      return at
  return undefined
}

function contentOf(
  { name, method, checksum, compressedSize, size, offset }: Entry,
  view: DataView,
  fail: (offset: number, reason: NestedMessage) => never,
): Uint8Array {
  const isThere =
    offset + localLength <= view.byteLength && view.getUint32(offset, true) === signatures.local
  if (!isThere) return fail(offset, { key: 'zip.reason.file', values: { name } })
  const start =
    offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + compressedSize > view.byteLength)
    return fail(view.byteLength, { key: 'zip.reason.truncated', values: { name } })
  const compressed = partOf(view, start, compressedSize)
  if (method !== stored && method !== deflated)
    return fail(offset, { key: 'zip.reason.method', values: { name, method } })
  if (size > maxCompressionRatio * compressedSize)
    return fail(offset, { key: 'zip.reason.ratio', values: { name } })
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

function partOf({ buffer, byteOffset }: DataView, offset: number, length: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + offset, length)
}
