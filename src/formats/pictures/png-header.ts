// Reads what the chunks before the pixels of a PNG say: significant bits, and the frames of an animation.
// PNG, third edition (W3C 2025): sections 11.3.2.6 (sBIT) and 11.3.6 (acTL).

export interface PngHeader {
  /** More than one in an animation. */
  readonly frames: number
  /** The significant bits of the first channel, where the file says so. */
  readonly significantBits?: number
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Undefined where `bytes` are no PNG. */
export function readPngHeader(bytes: Uint8Array): PngHeader | undefined {
  if (signature.some((byte, at) => bytes[at] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let frames = 1
  let significantBits: number | undefined
  for (let at = 8; at + 16 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (type === 'IDAT' || type === 'IEND') break
    if (type === 'acTL' && length === 8) frames = view.getUint32(at + 8)
    if (type === 'sBIT' && length > 0) significantBits = bytes[at + 8]
    at += 12 + length
  }
  return { frames, ...(significantBits && { significantBits }) }
}
