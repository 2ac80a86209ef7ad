// The order of the bytes of items: little or big endian.

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** The bytes of `values`, little-endian; a view of them where the machine is too. */
export function float32Bytes(values: Float32Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = values
  const bytes = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
  return isLittleEndian ? bytes : swapBytes(bytes, 4)
}

/** A copy in which the bytes of every item of `width` bytes are reversed. `width` is a power of two, so XOR with
 *  width − 1 mirrors a byte's offset inside its item. */
export function swapBytes(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const mirrored = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) mirrored[at ^ (width - 1)] = bytes[at] as number
  return mirrored
}
