// Pictures as PNG files.
import type { Picture } from '../../pictures/picture.js'

/** The bytes of a PNG file. */
export async function encodePng({ width, height, channels, pixels }: Picture): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  // No picture is encoded twice, and one thread is enough: libvips' cache would take tens of megabytes.
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp(pixels, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .png({ compressionLevel: 9 })
    .toBuffer()
}
