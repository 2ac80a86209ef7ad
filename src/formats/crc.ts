// Cyclic redundancy checks of 32 bits, which differ in their polynomials.

/** Returns a function from bytes to their checksum, an unsigned 32-bit number. The polynomial's lowest bit is that
 *  of the highest power. */
export function makeCrc(reversedPolynomial: number): (bytes: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? reversedPolynomial : 0)
    return rest
  })
  return (bytes) => {
    let rest = 0xffffffff
    for (const byte of bytes) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] as number)
    return ~rest >>> 0
  }
}
