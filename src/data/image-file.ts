// Reads a single picture, such as a PNG or JPEG file, as a model's input. Node only.
import { extname } from 'node:path'
import { ConfigError, FormatError } from '../errors.js'
import { readBytes } from './read-bytes.js'

/** A picture as a model takes it. */
export interface ImageFile {
  /** Channel by channel, row by row: as many bytes as the model's input has values. */
  readonly pixels: Uint8Array
  /** Of the picture as it was, upright. */
  readonly width: number
  readonly height: number
  readonly isColour: boolean
}

const extensions = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.tif', '.tiff', '.webp']
/** A hundred megapixels: more than cameras have, and less than what would fill the memory. */
const mostPixels = 1e8

/** Whether the name of a file is that of a picture. */
export function isImageFile(path: string): boolean {
  return extensions.includes(extname(path).toLowerCase())
}

/** The picture at `path`, turned upright as its EXIF data says, its colours made grey or its greys made
 *  colour, and stretched to the size of `shape`: [height, width] or [channels, height, width] with one
 *  channel or three. What is transparent becomes black; of an animation the first picture is taken.
 *  Throws ConfigError where no file can be read there or the shape is another, FormatError where it is no
 *  whole picture or one of more than a hundred megapixels. */
export async function readImageFile(path: string, shape: readonly number[]): Promise<ImageFile> {
  const [channels, height, width] = shape.length === 2 ? [1, ...shape] : shape
  if (shape.length > 3 || !height || !width || (channels !== 1 && channels !== 3)) {
    throw new ConfigError('image.shape', { path, actual: `[${shape.join(', ')}]` })
  }
  const bytes = await readBytes(path)
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels })
    const { autoOrient } = await picture.metadata()
    const upright = picture.autoOrient().flatten().resize(width, height, { fit: 'fill' }).raw()
    const colours = await upright.clone().toColourspace('srgb').toBuffer()
    const [red, green, blue] = planes(colours)
    const isColour = Buffer.compare(red, green) !== 0 || Buffer.compare(green, blue) !== 0
    if (channels === 3)
      return { ...autoOrient, isColour, pixels: Buffer.concat([red, green, blue]) }
    // What is grey already stays as it is, to the bit.
    const pixels = isColour ? await upright.toColourspace('b-w').toBuffer() : red
    return { ...autoOrient, isColour, pixels }
  } catch (cause) {
    const [reason = ''] = (cause as Error).message.split('\n')
    throw new FormatError('image.broken', { path, reason }, { cause })
  }
}

/** Its channels one by one, of pixels that are red, green and blue. */
function planes(pixels: Uint8Array): [Buffer, Buffer, Buffer] {
  const plane = (channel: number) => Buffer.from(pixels.filter((_, at) => at % 3 === channel))
  return [plane(0), plane(1), plane(2)]
}
