// Loads a folder of pictures: finds them, makes images of one size of them, keeps those. Node only.
import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { ConfigError } from '../errors.js'
import { arrayDataset, type DataSplits, selection } from './dataset.js'
import { splitsOf } from './fingerprint.js'
import { cachedImages, cacheImages, type DecodedImages } from './image-cache.js'
import { decodeAll, eachImage, type ImageOptions } from './image-decoding.js'
import { type ImageListing, type ListedImage, listImages, type Role } from './image-listing.js'
import type { Watched } from './notice.js'
import { orderByContent, splitDataset } from './split.js'

/** Part of every key, so that what an earlier way of decoding has kept is not taken for today's. */
const decoding = 'jamjae-images-1'

/** The pictures below a folder as images [height, width], or [3, height, width] where any is in colour, with the
 *  labels of their classes, as `listImages` finds them. Without a split of its own a tenth is for validation.
 *  Decoded images are kept in the cache folder under a hash of the pictures' bytes and the options.
 *  Throws ConfigError where no pictures are there, one cannot be read, or their sizes differ and none was given;
 *  FormatError where one is broken. With `skipBroken` such pictures are left out and told to `notice`. */
export async function loadImageFolder(
  path: string,
  options: ImageOptions = {},
  { progress, notice }: Watched = {},
): Promise<DataSplits> {
  const listing = await listImages(path)
  const { images, labelNames, tooManyClasses, ignored } = listing
  if (images.length === 0)
    throw new ConfigError('data.incomplete', { path, expected: 'train-images-idx3-ubyte' })
  const decoded = await decodedOnce(path, images, options, progress)
  if (ignored > 0) notice?.('images.ignored', { path, count: ignored })
  if (tooManyClasses) notice?.('images.manyClasses', { path, count: tooManyClasses })
  for (const { index, reason } of decoded.broken)
    notice?.('images.skipped', { path: images[index]?.path ?? '', reason })
  if (options.validation !== undefined && images.some(({ role }) => role))
    notice?.('data.ownSplit', { source: path })
  if (options.fit && !options.size) notice?.('images.fit', { path })
  const splits = await split(basename(resolve(path)), listing, decoded, options)
  return labelNames ? { ...splits, labelNames } : splits
}

async function split(
  name: string,
  { images, labelNames }: ImageListing,
  { shape, items, broken }: DecodedImages,
  { validation }: ImageOptions,
): Promise<DataSplits> {
  const missing = new Set(broken.map(({ index }) => index))
  const whole = images.filter((_, index) => !missing.has(index))
  const labels = labelNames && Uint8Array.from(whole, ({ label = 0 }) => label)
  const dataset = arrayDataset(shape, items, labels)
  if (!images.some(({ role }) => role))
    return splitsOf(name, await splitDataset(dataset, { validation, name }))
  // Mixed, so that the first examples, which are pictured, are of all classes.
  const order = await orderByContent(dataset)
  const only = (wanted: Role) =>
    selection(
      dataset,
      order.filter((index) => whole[index]?.role === wanted),
    )
  return splitsOf(name, { train: only('train'), validation: only('validation') })
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
