// Turns the bytes of items around, between little and big endian.

/** A copy in which the bytes of every item of `width` bytes are in the opposite order. `width` is a power of
 *  two, so XOR with width − 1 mirrors a byte's place inside its item. */
export function swapped(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const mirrored = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) mirrored[at ^ (width - 1)] = bytes[at] as number
  return mirrored
}
