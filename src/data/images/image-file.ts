// Reads a single picture, such as a PNG or JPEG file, as a model's input. Node only.
import { extname } from 'node:path'
import { ConfigError, FormatError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import type { fits } from '../options.js'

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
/** A hundred megapixels: more than cameras have, and less than would fill the memory. */
const maxPixels = 1e8

/** Whether the name of a file is that of a picture. */
export function isImageFile(path: string): boolean {
  return extensions.includes(extname(path).toLowerCase())
}

/** How a picture becomes an image of a given size. */
export interface ResizeOptions {
  /** Height and width. */
  readonly size: readonly [number, number]
  /** How another aspect ratio is handled: cropped, padded in black, or stretched. */
  readonly fit: (typeof fits)[number]
  /** By default one where the picture is grey, else three. */
  readonly channels?: 1 | 3 | undefined
}

/** The picture at `path` as `decodeImage` gives it, stretched to the size of `shape`: [height, width] or
 *  [channels, height, width] with one channel or three.
 *  Throws ConfigError where no file can be read there or the shape is not one of an image, and like `decodeImage`. */
export async function readImageFile(path: string, shape: readonly number[]): Promise<ImageFile> {
  const [channels, height, width] = shape.length === 2 ? [1, ...shape] : shape
  if (shape.length > 3 || !height || !width || (channels !== 1 && channels !== 3)) {
    throw new ConfigError('image.shape', { path, actual: `[${shape.join(', ')}]` })
  }
  const form = { size: [height, width], fit: 'fill', channels } as const
  return decodeImage(await readBytes(path), { path, ...form })
}

/** Height and width of a picture when it is upright. Throws like `decodeImage`. */
export async function imageSize(bytes: Uint8Array, path: string): Promise<[number, number]> {
  const { known } = await openImage(bytes, path)
  return [known.height, known.width]
}

/** The picture in `bytes`, rotated upright by its EXIF data, converted to grey or to colour. Transparent pixels
 *  become black; of an animation the first frame is decoded. `path` only names the file in errors.
 *  Throws FormatError where it is not a complete picture, or has more than a hundred megapixels. */
export async function decodeImage(
  bytes: Uint8Array,
  { path, size: [height, width], fit, channels }: ResizeOptions & { path: string },
): Promise<ImageFile> {
  const { picture, known } = await openImage(bytes, path)
  try {
    const upright = picture.autoOrient().flatten().resize(width, height, { fit }).raw()
    const colours = await upright.clone().toColourspace('srgb').toBuffer()
    const { pixels, isColour } = planesOf(colours)
    if (channels === 3 || (isColour && !channels)) return { ...known, isColour, pixels }
    // A picture that is grey already stays the same, to the bit.
    const grey = isColour
      ? await upright.toColourspace('b-w').toBuffer()
      : pixels.slice(0, width * height)
    return { ...known, isColour, pixels: grey }
  } catch (cause) {
    throw decodeError(path, cause)
  }
}

/** A picture before it is decoded, and its upright size. */
async function openImage(bytes: Uint8Array, path: string) {
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels })
    return { picture, known: (await picture.metadata()).autoOrient }
  } catch (cause) {
    throw decodeError(path, cause)
  }
}

function decodeError(path: string, cause: unknown): FormatError {
  const [reason = ''] = (cause as Error).message.split('\n')
  if (/pixel limit/.test(reason))
    return new FormatError('image.tooLarge', { path, expected: maxPixels / 1e6, reason }, { cause })
  return new FormatError('image.broken', { path, reason }, { cause })
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
