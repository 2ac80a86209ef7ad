// CRC-32C, the Castagnoli checksum of TFRecord files.
import { makeCrc } from './crc.js'

/** Source: RFC 3720, section 12.1 and appendix B.4. */
export const crc32c = makeCrc(0x82f63b78)

/** The checksum as TFRecord stores it: masked, because checksums of bytes that hold their own checksum are weak.
 *  Source: tensorflow/core/lib/hash/crc32c.h of TensorFlow. */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes)
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}
