// Loads a folder of pictures as a dataset of images. Node only.
import { basename, resolve } from 'node:path'
import { ConfigError } from '../../errors.js'
import type { DataSplits } from '../dataset.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { reportRoles } from '../split-words.js'
import type { ImageOptions } from './decode-images.js'
import { type ImageListing, listImages } from './image-listing.js'
import { loadListedImages } from './load-listed-images.js'

/** The pictures below a folder as images [height, width], or [3, height, width] where any is in colour, with the
 *  labels of their classes, see `listImages`. Without a split of its own a tenth is for validation.
 *  Decoded images are cached in the cache folder under a hash of the pictures' bytes and the options.
 *  Throws ConfigError where there are no pictures, one cannot be read, or their sizes differ and none was given;
 *  FormatError where one is broken. With `skipBroken` such pictures are skipped and reported to `notify`. */
export async function loadImageFolder(
  path: string,
  options: ImageOptions = {},
  { progress, notify, memory, rules, trainedBits }: FolderLoading = {},
): Promise<DataSplits> {
  const listing = await listImages(path, { rules })
  const { images, labelNames, tooManyClasses, ignored } = listing
  const { otherFormat } = listing
  if (images.length === 0 && otherFormat)
    throw new ConfigError('images.otherFormat', { path, actual: otherFormat })
  if (images.length === 0)
    throw new ConfigError('data.incomplete', { path, expected: 'train-images-idx3-ubyte' })
  if (ignored > 0) notify?.('images.ignored', { path, count: ignored })
  if (tooManyClasses) notify?.('images.manyClasses', { path, count: tooManyClasses })
  reportSplits(path, listing, notify)
  if (options.validation !== undefined && images.some(({ role }) => role))
    notify?.('data.ownSplit', { source: path })
  if (options.fit && !options.size) notify?.('images.fit', { path })
  const name = basename(resolve(path))
  return loadListedImages(path, { name, images, labelNames }, options, {
    progress,
    notify,
    memory,
    rules,
    trainedBits,
  })
}

interface FolderLoading extends LoadCallbacks {
  readonly memory?: number | undefined
  /** The `readingRules` to read by. */
  readonly rules?: number | undefined
  /** Bits per sample by which the pictures of the run were read for which these are. */
  readonly trainedBits?: number | undefined
}

function reportSplits(
  path: string,
  { roleByFolder, undivided, outside }: ImageListing,
  notify: LoadCallbacks['notify'],
): void {
  if (roleByFolder) reportRoles(path, roleByFolder, notify)
  if (undivided) notify?.('split.noTraining', { source: path, actual: undivided.join(', ') })
  if (outside) notify?.('split.outside', { source: path, ...outside })
}
