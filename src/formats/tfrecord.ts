// TFRecord files: records one after another, each with checksums of its length and of its bytes.
// Source: tensorflow/core/lib/io/record_writer.h of TensorFlow.
import { FormatError } from '../errors.js'
import { maskedCrc32c } from './crc32c.js'

/** A record: its length (8 bytes, little-endian), the checksum of that, its bytes, the checksum of these. */
const lengthSize = 8
const checksumSize = 4
const headSize = lengthSize + checksumSize

/** The bytes that hold one record; a file is any number of them. */
export function encodeRecord(record: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headSize + record.length + checksumSize)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(record.length), true)
  view.setUint32(lengthSize, maskedCrc32c(bytes.subarray(0, lengthSize)), true)
  bytes.set(record, headSize)
  view.setUint32(headSize + record.length, maskedCrc32c(record), true)
  return bytes
}

/** The records of a complete file, as views into `bytes`.
 *  Throws FormatError, with `path`, where the file is truncated or a checksum does not match. */
export function decodeRecords(bytes: Uint8Array, path: string): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: Uint8Array[] = []
  let offset = 0
  const take = (size: number) => {
    if (size > bytes.length - offset)
      throw new FormatError('tfrecord.truncated', {
        path,
        expected: offset + size,
        actual: bytes.length,
      })
    offset += size
    return bytes.subarray(offset - size, offset)
  }
  const check = (guarded: Uint8Array) => {
    const at = offset
    take(checksumSize)
    const [expected, actual] = [maskedCrc32c(guarded), view.getUint32(at, true)]
    if (actual !== expected)
      throw new FormatError('tfrecord.checksum', { path, offset: at, expected, actual })
  }
  while (offset < bytes.length) {
    const length = take(lengthSize)
    check(length)
    const record = take(Number(view.getBigUint64(length.byteOffset - bytes.byteOffset, true)))
    check(record)
    records.push(record)
  }
  return records
}
