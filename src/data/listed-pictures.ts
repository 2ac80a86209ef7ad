// Makes data of pictures that are listed: images of one size, decoded once and kept. Node only.
import { createHash } from 'node:crypto'
import { arrayDataset, type DataSplits } from './dataset.js'
import { splitsOf } from './fingerprint.js'
import { givenSides } from './given-sides.js'
import { cachedImages, cacheImages, type DecodedImages } from './image-cache.js'
import { decodeAll, eachImage, type ImageOptions } from './image-decoding.js'
import type { ListedImage } from './image-listing.js'
import type { Watched } from './notice.js'
import { selections } from './split.js'

/** Part of every key, so that what an earlier way of decoding has kept is not taken for today's. */
const decoding = 'jamjae-images-1'

/** The pictures of a list as images [height, width], or [3, height, width] where any is in colour, with their labels
 *  and in the splits that the list gives them; `path` is that of the list. What was decoded is kept in the
 *  cache folder under a hash of the pictures' bytes and the options.
 *  Throws like `decodeAll`. With `skipBroken` broken pictures are left out and told to `notice`. */
export async function loadListedPictures(
  path: string,
  {
    name,
    images,
    labelNames,
  }: {
    name: string
    images: readonly ListedImage[]
    labelNames?: readonly string[] | undefined
  },
  options: ImageOptions,
  { progress, notice }: Watched,
): Promise<DataSplits> {
  const { shape, items, broken } = await decodedOnce(path, images, options, progress)
  for (const { index, reason } of broken)
    notice?.('images.skipped', { path: images[index]?.path ?? '', reason })
  const missing = new Set(broken.map(({ index }) => index))
  const whole = images.filter((_, index) => !missing.has(index))
  const labels = labelNames && Uint8Array.from(whole, ({ label = 0 }) => label)
  const dataset = arrayDataset(shape, items, labels)
  const roles = whole.map(({ role }) => role)
  const { validation } = options
  const sides = await givenSides(dataset, roles, { validation, name })
  const splits = await splitsOf(name, selections(dataset, sides))
  return labelNames ? { ...splits, labelNames } : splits
}

/** From the cache where the same was decoded before. */
async function decodedOnce(
  path: string,
  images: readonly ListedImage[],
  options: ImageOptions,
  progress: Watched['progress'],
): Promise<DecodedImages> {
  const key = await keyOf(images, options)
  const cached = await cachedImages(key)
  if (cached) return cached
  const decoded = await decodeAll(path, images, options, progress)
  await cacheImages(key, decoded)
  return decoded
}

/** A hash of everything that decides what is decoded; hashing is far cheaper than decoding. */
async function keyOf(
  images: readonly ListedImage[],
  { size, fit, channels, skipBroken }: ImageOptions,
): Promise<string> {
  const digests = await eachImage(images, { skipBroken }, async (bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  )
  const key = JSON.stringify([decoding, size, fit, channels, skipBroken, digests.results])
  return createHash('sha256').update(key).digest('hex')
}
