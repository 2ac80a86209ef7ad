// What a picture is before it is decoded: its size, its samples, transparency, further frames. Node only.
import type { Stats } from 'sharp'
import { ConfigError } from '../../errors.js'
import { type PngHeader, readPngHeader } from '../../formats/pictures/png-header.js'
import { readTiffSamples, type TiffSamples } from '../../formats/pictures/tiff-tags.js'
import { decodeError, openPicture } from './open-picture.js'

export interface PictureFacts {
  /** When it is upright. */
  readonly height: number
  readonly width: number
  /** Whether a pixel is not opaque. */
  readonly isTransparent: boolean
  /** Pages or frames, of which only the first is decoded. */
  readonly frames: number
  /** Of a picture with 16 bits per sample: the maximum of its samples, or that which the file declares. */
  readonly maxSample?: number
}

/** The maximum of 16 bits. */
export const maxDeepSample = 65_535
/** Bits per sample of TIFF files that are decoded. */
const decodedBits = [1, 2, 4, 8, 16]

/** Throws FormatError where `bytes` are no picture, and ConfigError where its samples are neither grey nor colour, or
 *  not integers of up to 16 bits without sign; `path` only names the file in errors. */
export async function inspectPicture(bytes: Uint8Array, path: string): Promise<PictureFacts> {
  const tiff = readTiffSamples(bytes)
  if (tiff) assertSamples(tiff, path)
  const { picture, metadata } = await openPicture(bytes, path)
  const { autoOrient, depth, hasAlpha, pages = 1 } = metadata
  const png = readPngHeader(bytes)
  const isDeep = depth === 'ushort'
  const statistics =
    isDeep || hasAlpha
      ? await picture.stats().catch((cause) => {
          throw decodeError(path, cause)
        })
      : undefined
  return {
    height: autoOrient.height,
    width: autoOrient.width,
    isTransparent: statistics !== undefined && !statistics.isOpaque,
    frames: Math.max(pages, png?.frames ?? 1),
    ...(isDeep &&
      statistics && { maxSample: maxSampleOf(statistics, { hasAlpha, declared: tiff ?? png }) }),
  }
}

function assertSamples({ format, bits, ...samples }: TiffSamples, path: string): void {
  const { samplesPerPixel, colours, hasAlpha } = samples
  if (format !== 'uint' || !decodedBits.includes(bits))
    throw new ConfigError('image.sampleType', { path, actual: `${format}${bits}` })
  if (samplesPerPixel !== colours && !hasAlpha)
    throw new ConfigError('image.samples', { path, actual: samplesPerPixel })
}

/** Of the samples of grey or colour. A file may declare a larger one: that of its sensor. */
function maxSampleOf(
  { channels }: Stats,
  { hasAlpha, declared }: { hasAlpha: boolean; declared: TiffSamples | PngHeader | undefined },
): number {
  const colours = hasAlpha ? channels.slice(0, -1) : channels
  const isWhiteZero = declared && 'isWhiteZero' in declared && declared.isWhiteZero
  // Such samples are decoded as their complements.
  const maximum = isWhiteZero
    ? maxDeepSample - Math.min(...colours.map(({ min }) => min))
    : Math.max(...colours.map(({ max }) => max))
  return Math.max(maximum, declaredMaximum(declared))
}

function declaredMaximum(declared: TiffSamples | PngHeader | undefined): number {
  if (!declared) return 0
  if ('frames' in declared) return 2 ** (declared.significantBits ?? 0) - 1
  return Math.min(declared.maxSample ?? 0, maxDeepSample)
}
