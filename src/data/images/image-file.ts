// Reads a single picture, such as a PNG or JPEG file, as a model's input. Node only.
import { extname } from 'node:path'
import type { Metadata, Sharp } from 'sharp'
import { ConfigError, JamjaeError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { readTiffSamples } from '../../formats/pictures/tiff-tags.js'
import type { fits } from '../choices.js'
import { decodeError, openPicture } from './open-picture.js'
import { bytesOfDeep } from './sample-bits.js'

/** A picture as a model's input. */
export interface ImageFile {
  /** Channel by channel, row by row: as many bytes as the model's input has values. */
  readonly pixels: Uint8Array
  /** Of the original picture, upright. */
  readonly width: number
  readonly height: number
  readonly isColour: boolean
}

const extensions = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.tif', '.tiff', '.webp']

/** Whether the name of a file is that of a picture. */
export function isImageFile(path: string): boolean {
  return extensions.includes(extname(path).toLowerCase())
}

/** How a picture becomes an image of a given size. */
export interface ResizeOptions {
  /** Height and width. */
  readonly size: readonly [number, number]
  /** How another aspect ratio is handled: cropped, padded with the background, or stretched. */
  readonly fit: (typeof fits)[number]
  /** By default one where the picture is grey, else three. */
  readonly channels?: 1 | 3 | undefined
  /** Behind transparent pixels and beside padded pictures; black by default. */
  readonly background?: string | undefined
  /** Bits that pictures with 16 bits per sample really use; by default all. */
  readonly sampleBits?: number | undefined
}

/** The picture at `path` as `decodeImage` gives it, stretched to the size of `shape`: [height, width] or
 *  [channels, height, width] with one channel or three.
 *  Throws ConfigError where no file can be read there or the shape is not one of an image, and like `decodeImage`. */
export async function readImageFile(
  path: string,
  shape: readonly number[],
  reading: Pick<ResizeOptions, 'background' | 'sampleBits'> = {},
): Promise<ImageFile> {
  const [channels, height, width] = shape.length === 2 ? [1, ...shape] : shape
  if (shape.length > 3 || !height || !width || (channels !== 1 && channels !== 3)) {
    throw new ConfigError('image.shape', { path, actual: `[${shape.join(', ')}]` })
  }
  const form = { size: [height, width], fit: 'fill', channels } as const
  return decodeImage(await readBytes(path), { path, ...form, ...reading })
}

/** Height and width of a picture when it is upright. Throws like `openPicture`. */
export async function imageSize(bytes: Uint8Array, path: string): Promise<[number, number]> {
  const { autoOrient } = (await openPicture(bytes, path)).metadata
  return [autoOrient.height, autoOrient.width]
}

/** The picture in `bytes`, rotated upright by its EXIF data, converted to grey or to colour. Transparent pixels
 *  show the background; of an animation the first frame is decoded. `path` only names the file in errors.
 *  Throws FormatError where it is not a complete picture, or has more than a hundred megapixels. */
export async function decodeImage(
  bytes: Uint8Array,
  { path, size: [height, width], fit, channels, background = 'black', sampleBits = 16 }: Decoding,
): Promise<ImageFile> {
  const { picture, metadata } = await openPicture(bytes, path)
  const known = metadata.autoOrient
  try {
    const turned = await uprightPicture(picture, metadata, { bytes, sampleBits })
    const upright = turned.flatten({ background }).resize(width, height, { fit, background }).raw()
    const { data, info } = await upright
      .clone()
      .toColourspace('srgb')
      .toBuffer({ resolveWithObject: true })
    if (info.channels !== 3)
      throw new ConfigError('image.samples', { path, actual: metadata.channels })
    const { pixels, isColour } = planesOf(data)
    if (channels === 3 || (isColour && !channels)) return { ...known, isColour, pixels }
    // A picture that is grey already stays the same, to the bit.
    const grey = isColour
      ? await upright.toColourspace('b-w').toBuffer()
      : pixels.slice(0, width * height)
    return { ...known, isColour, pixels: grey }
  } catch (cause) {
    throw cause instanceof JamjaeError ? cause : decodeError(path, cause)
  }
}

interface Decoding extends ResizeOptions {
  readonly path: string
}

/** A picture whose samples are bytes, or have 16 bits that are all used. */
async function uprightPicture(
  picture: Sharp,
  { depth, space }: Metadata,
  { bytes, sampleBits }: { bytes: Uint8Array; sampleBits: number },
): Promise<Sharp> {
  if (depth !== 'ushort' || sampleBits >= 16) return picture.autoOrient()
  const isColour = space !== 'grey16' && space !== 'b-w'
  const isWhiteZero = readTiffSamples(bytes)?.isWhiteZero ?? false
  const { data, raw } = await bytesOfDeep(picture, { bits: sampleBits, isColour, isWhiteZero })
  const { default: sharp } = await import('sharp')
  return sharp(data, { raw })
}

/** RGB pixels as planes: all red, all green, then all blue. */
function planesOf(colours: Uint8Array): { pixels: Uint8Array; isColour: boolean } {
  const count = colours.length / 3
  const pixels = new Uint8Array(colours.length)
  let isColour = false
  for (let at = 0; at < count; at++) {
    const red = colours[3 * at] as number
    const green = colours[3 * at + 1] as number
    const blue = colours[3 * at + 2] as number
    pixels[at] = red
    pixels[count + at] = green
    pixels[2 * count + at] = blue
    isColour ||= red !== green || green !== blue
  }
  return { pixels, isColour }
}
