// The pictures that are drawn at the end of every epoch.
import { imageGrid } from '../pictures/image-grid.js'
import { manifoldPoints } from '../pictures/manifold.js'
import type { Picture } from '../pictures/picture.js'
import type { Views } from '../training/events.js'
import { writeAtomic } from './atomic-file.js'

const columns = 10
const manifoldSize = 20

/** Rows: the original, what the encoder sees where noise is added, the reconstruction. */
export async function drawReconstructions(
  path: string,
  views: Views,
  shape: readonly number[],
): Promise<void> {
  const { original, given, reconstructed } = await views.reconstructions(columns)
  const rows = [original, ...(given ? [given] : []), reconstructed]
  const size = shape.reduce((product, dimension) => product * dimension, 1)
  await writePng(path, imageGrid(rows, { shape, columns: original.length / size, scale: 3 }))
}

/** What the decoder makes of a grid of prior quantiles; for two latents. */
export async function drawManifold(
  path: string,
  views: Views,
  shape: readonly number[],
): Promise<void> {
  const decoded = await views.decode(manifoldPoints(manifoldSize))
  const rowLength = decoded.length / manifoldSize
  const rows = Array.from({ length: manifoldSize }, (_, row) =>
    decoded.subarray(row * rowLength, (row + 1) * rowLength),
  )
  await writePng(path, imageGrid(rows, { shape, columns: manifoldSize, gap: 0 }))
}

async function writePng(path: string, { width, height, channels, pixels }: Picture) {
  const { default: sharp } = await import('sharp')
  // No picture is drawn twice, and one thread is enough: what libvips keeps otherwise is tens of megabytes.
  sharp.cache(false)
  sharp.concurrency(1)
  const png = sharp(pixels, { raw: { width, height, channels } }).png({ compressionLevel: 9 })
  await writeAtomic(path, await png.toBuffer())
}
