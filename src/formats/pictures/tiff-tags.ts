// Reads how the samples of a TIFF picture are stored, from the tags of its first page.
// Tags and types: TIFF 6.0 (1992); SampleFormat: Adobe's Technical Note of TIFF 6.0, section 19; BigTIFF: 8-byte offsets.

export interface TiffSamples {
  readonly samplesPerPixel: number
  /** Bits of the first sample. */
  readonly bits: number
  readonly format: (typeof formats)[number]
  /** Samples that are part of a colour: 1 of grey and palettes, 3 of colour, 4 of CMYK. */
  readonly colours: number
  /** Whether the sample after the colours is transparency. */
  readonly hasAlpha: boolean
  /** Whether 0 is white. */
  readonly isWhiteZero: boolean
  /** The maximum that samples may have, where the file says so. */
  readonly maxSample?: number
}

const tags = {
  bits: 258,
  photometric: 262,
  samplesPerPixel: 277,
  maxSample: 281,
  extraSamples: 338,
  format: 339,
} as const
/** By the value of SampleFormat, from 1. */
const formats = ['uint', 'int', 'float', 'undefined', 'complex int', 'complex'] as const
/** Of PhotometricInterpretation: white is zero, black is zero, colour, palette, mask, CMYK, YCbCr, CIELAB. */
const coloursOf: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 3,
  3: 1,
  4: 1,
  5: 4,
  6: 3,
  8: 3,
}
/** Bytes of a value by its type: bytes, shorts, longs, 8-byte longs. */
const widths: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 16: 8 }
/** Far more than pages have. */
const maxTags = 4096
const maxValues = 64

/** Undefined where `bytes` are no TIFF, or end before its tags. */
export function readTiffSamples(bytes: Uint8Array): TiffSamples | undefined {
  try {
    const found = readTags(bytes)
    if (!found) return undefined
    const first = (tag: keyof typeof tags) => found.get(tags[tag])?.[0]
    const photometric = first('photometric') ?? 1
    const samplesPerPixel = first('samplesPerPixel') ?? 1
    const colours = coloursOf[photometric] ?? samplesPerPixel
    const extra = first('extraSamples')
    const maxSample = first('maxSample')
    return {
      samplesPerPixel,
      bits: first('bits') ?? 1,
      format: formats[(first('format') ?? 1) - 1] ?? 'undefined',
      colours,
      // Associated and unassociated; 0 is unspecified.
      hasAlpha: samplesPerPixel === colours + 1 && (extra === 1 || extra === 2),
      isWhiteZero: photometric === 0,
      ...(maxSample !== undefined && { maxSample }),
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The values of the tags named above, by tag. Throws RangeError where the file ends before. */
function readTags(bytes: Uint8Array): ReadonlyMap<number, readonly number[]> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const version = view.getUint16(2, little)
  if (version !== 42 && version !== 43) return undefined
  const isBig = version === 43
  const offset = (at: number) =>
    isBig ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little)
  const value = (at: number, width: number) =>
    width === 8
      ? Number(view.getBigUint64(at, little))
      : width === 4
        ? view.getUint32(at, little)
        : width === 2
          ? view.getUint16(at, little)
          : view.getUint8(at)

  const directory = offset(isBig ? 8 : 4)
  const count = isBig
    ? Number(view.getBigUint64(directory, little))
    : view.getUint16(directory, little)
  const wanted = new Set<number>(Object.values(tags))
  const found = new Map<number, readonly number[]>()
  const [entryBytes, inlineBytes] = isBig ? [20, 8] : [12, 4]
  const start = directory + (isBig ? 8 : 2)
  for (let entry = 0; entry < Math.min(count, maxTags); entry++) {
    const at = start + entry * entryBytes
    const tag = view.getUint16(at, little)
    const width = widths[view.getUint16(at + 2, little)]
    if (!wanted.has(tag) || !width) continue
    const length = Math.min(offset(at + 4), maxValues)
    const inline = at + (isBig ? 12 : 8)
    const from = length * width <= inlineBytes ? inline : offset(inline)
    found.set(
      tag,
      Array.from({ length }, (_, index) => value(from + index * width, width)),
    )
  }
  return found
}
