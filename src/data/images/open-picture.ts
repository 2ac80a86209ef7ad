// Opens a picture with sharp; its errors name the file. Node only.
import type { Metadata, Sharp } from 'sharp'
import { FormatError } from '../../errors.js'

/** A hundred megapixels: more than cameras have, and less than would fill the memory. */
const maxPixels = 1e8

/** A picture before it is decoded; `path` only names the file in errors. Throws like `decodeError`. */
export async function openPicture(
  bytes: Uint8Array,
  path: string,
): Promise<{ picture: Sharp; metadata: Metadata }> {
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels })
    return { picture, metadata: await picture.metadata() }
  } catch (cause) {
    throw decodeError(path, cause)
  }
}

/** The error to throw where decoding failed: a picture that is too large, or none that is complete. */
export function decodeError(path: string, cause: unknown): FormatError {
  const [reason = ''] = (cause as Error).message.split('\n')
  if (/pixel limit/.test(reason))
    return new FormatError('image.tooLarge', { path, expected: maxPixels / 1e6, reason }, { cause })
  return new FormatError('image.broken', { path, reason }, { cause })
}
