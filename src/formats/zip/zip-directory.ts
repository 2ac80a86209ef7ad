// The directory at the end of a ZIP archive: its files with their sizes, checksums and places.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 to 4.3.16 and 4.5.3 (ZIP64)
import type { NestedMessage } from '../../messages/messages.js'
import type { ByteSource } from '../byte-source.js'

export interface ZipEntry {
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
const locatorLength = 20
const end64Length = 56
const signatures = {
  end: 0x06054b50,
  entry: 0x02014b50,
  locator: 0x07064b50,
  end64: 0x06064b50,
}
/** The extra field with the sizes that need 64 bits. */
const extra64 = 1
const isIn64 = 0xffffffff
/** Far more than NumPy writes. */
const maxDirectoryLength = 2 ** 28

/** The entries of the archive in `source`, in their order. Calls `fail` where there is none or it is damaged. */
export function readDirectory(
  source: ByteSource,
  fail: (offset: number, reason: NestedMessage) => never,
): ZipEntry[] {
  const end = findEnd(source)
  if (end === undefined) return fail(source.length, { key: 'zip.reason.end' })
  const { count, start } = directoryPlace(source, end)
  const noEntry = () => fail(start, { key: 'zip.reason.entry' })
  if (count === 0) return []
  if (!(start < end) || end - start > maxDirectoryLength) return noEntry()
  const bytes = source.copy(start, end)
  const view = new DataView(bytes.buffer)
  const entries: ZipEntry[] = []
  let at = 0
  for (let each = 0; each < count; each++) {
    const isThere =
      at + entryLength <= bytes.length && view.getUint32(at, true) === signatures.entry
    if (!isThere) return fail(start + at, { key: 'zip.reason.entry' })
    const field = (offset: number) => view.getUint16(at + offset, true)
    const extraStart = at + entryLength + field(28)
    const extraEnd = extraStart + field(30)
    const next = extraEnd + field(32)
    if (next > bytes.length) return fail(start + at, { key: 'zip.reason.entryTruncated' })
    if (field(8) & 1) return fail(start + at, { key: 'zip.reason.encrypted' })
    const name = new TextDecoder().decode(bytes.subarray(at + entryLength, extraStart))
    const own = [24, 20, 42].map((offset) => view.getUint32(at + offset, true))
    const sizes = widened(own, new DataView(bytes.buffer, extraStart, extraEnd - extraStart))
    if (!sizes) return fail(start + at, { key: 'zip.reason.entryTruncated' })
    const [size = 0, compressedSize = 0, offset = 0] = sizes
    const checksum = view.getUint32(at + 16, true)
    entries.push({ name, method: field(10), checksum, size, compressedSize, offset })
    at = next
  }
  return entries
}

/** The numbers with those that do not fit in 32 bits from the extra field of 64, which has them in this order;
 *  undefined where it lacks one, or a number is unsafe. */
function widened(numbers: readonly number[], extra: DataView): number[] | undefined {
  if (!numbers.includes(isIn64)) return [...numbers]
  let at = 0
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== extra64)
    at += 4 + extra.getUint16(at + 2, true)
  const end = at + 4 <= extra.byteLength ? at + 4 + extra.getUint16(at + 2, true) : 0
  let next = at + 4
  const found = numbers.map((number) => {
    if (number !== isIn64) return number
    const from = next
    next += 8
    return next <= Math.min(end, extra.byteLength) ? uint64(extra, from) : Number.NaN
  })
  return found.every(Number.isSafeInteger) ? found : undefined
}

/** The number of entries and the offset of the first. */
function directoryPlace(source: ByteSource, end: number): { count: number; start: number } {
  const view = new DataView(source.copy(end, end + endLength).buffer)
  const place = { count: view.getUint16(10, true), start: view.getUint32(16, true) }
  if (place.count !== 0xffff && place.start !== isIn64) return place
  const at = end - locatorLength
  if (at < 0) return place
  const locator = new DataView(source.copy(at, end).buffer)
  if (locator.getUint32(0, true) !== signatures.locator) return place
  const offset = uint64(locator, 8)
  if (!(offset + end64Length <= at)) return place
  const end64 = new DataView(source.copy(offset, offset + end64Length).buffer)
  if (end64.getUint32(0, true) !== signatures.end64) return place
  return { count: uint64(end64, 32), start: uint64(end64, 48) }
}

/** The record that ends an archive, optionally followed by a comment. */
function findEnd(source: ByteSource): number | undefined {
  const from = Math.max(0, source.length - endLength - maxCommentLength)
  const view = new DataView(source.copy(from, source.length).buffer)
  for (let at = view.byteLength - endLength; at >= 0; at--)
    if (
      view.getUint32(at, true) === signatures.end &&
      at + endLength + view.getUint16(at + 20, true) === view.byteLength
    )
      return from + at
  return undefined
}

function uint64(view: DataView, offset: number): number {
  return Number(view.getBigUint64(offset, true))
}
