// CRC-32C, the Castagnoli checksum that guards TFRecord files.

const reversedPolynomial = 0x82f63b78
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? reversedPolynomial : 0)
  return rest
})

/** The checksum as an unsigned 32-bit number. Source: RFC 3720, section 12.1 and appendix B.4. */
export function crc32c(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] as number)
  return ~rest >>> 0
}

/** The checksum as TFRecord stores it: changed, because checksums of bytes that hold their own
 *  checksum are weak. Source: tensorflow/core/lib/hash/crc32c.h of TensorFlow. */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes)
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}
