// Loads listed pictures as a dataset: images of one size, decoded once and cached. Node only.
import { createHash } from 'node:crypto'
import { dirname, relative, sep } from 'node:path'
import { type ElementType, elementTypeOf } from '../../formats/npy-items.js'
import { cacheItems, readCachedItems, writeAt } from '../cache/item-cache.js'
import { defaultMemoryBytes, fileDataset } from '../cache/item-file.js'
import { arrayDataset, type DataSplits, type Dataset, subset } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import { hiddenLabel, labelFields } from '../labels/hidden-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { predefinedSplit } from '../predefined-split.js'
import { readingRules } from '../reading-rules.js'
import { applySplit } from '../split.js'
import {
  type DecodedImages,
  decodeToFile,
  decodeToMemory,
  type ImageOptions,
  mapImages,
  progressIfMany,
} from './decode-images.js'
import { maxBytesOf, resolveImageForm } from './image-form.js'
import type { ListedImage } from './image-listing.js'
import { reportPictures } from './picture-summary.js'

/** Part of every cache key, so that entries of an earlier decoding are not used; of version 0.1, and of today. */
const [earlierVersion, cacheVersion] = ['jamjae-images-2', 'jamjae-images-3']

interface Loading extends LoadCallbacks {
  /** Maximum bytes of images held in memory; more are stored in the cache folder and read while they are used. */
  readonly memory?: number | undefined
  /** The `readingRules` to read by. */
  readonly rules?: number | undefined
  /** Bits per sample by which the pictures of the run were read for which these are. */
  readonly trainedBits?: number | undefined
}

/** Images of all pictures of a list, in its order. */
interface Images extends DecodedImages {
  readonly items: Dataset
}

/** The pictures of a list as images [height, width], or [3, height, width] where any is in colour, with their labels
 *  and in the splits that the list gives them; `path` is that of the list. Decoded images are cached in the cache
 *  folder under a hash of the pictures' bytes and the options.
 *  Throws like `resolveImageForm`. With `skipBroken` broken pictures are skipped and reported to `notify`. */
export async function loadListedImages(
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
  { progress, notify, memory, rules, trainedBits }: Loading,
): Promise<DataSplits> {
  const decoding = { progress, memory, rules, trainedBits }
  const { items, broken, isFlat, summary } = await decodeWithCache(path, images, options, decoding)
  if (summary) reportPictures(path, summary, { background: options.background, isFlat }, notify)
  for (const { index, reason } of broken)
    notify?.('images.skipped', { path: images[index]?.path ?? '', reason })
  const labels = labelNames && Uint8Array.from(images, ({ label = hiddenLabel }) => label)
  const hasHidden = images.some(({ label }) => label === undefined)
  const names = images.map((image) => nameOf(path, image))
  const all = { ...items, names, ...(labels && labelFields(labels, hasHidden)) }
  const missing = new Set(broken.map(({ index }) => index))
  const indices = Uint32Array.from(images.keys()).filter((index) => !missing.has(index))
  const dataset = missing.size > 0 ? subset(all, indices) : all
  const roles = Array.from(indices, (index) => images[index]?.role)
  const { validation } = options
  const splitIndices = await predefinedSplit(dataset, roles, { validation, name, progress })
  const splits = await createDataSplits(name, applySplit(dataset, splitIndices), { progress })
  const sampleBits = summary && summary.deep.count > 0 ? summary.deep.bits : undefined
  return { ...splits, ...(labelNames && { labelNames }), ...(sampleBits && { sampleBits }) }
}

/** The path of its file relative to its folder, or to that of the list it is in. */
function nameOf(list: string, { path, bytes }: ListedImage): string {
  const [seen, base] = [relative(list, path), relative(dirname(list), path)]
  if (bytes) return base
  return (seen.startsWith('..') ? base : seen).split(sep).join('/')
}

/** From the cache where the same was decoded before. */
async function decodeWithCache(
  path: string,
  images: readonly ListedImage[],
  options: ImageOptions,
  { progress, memory = defaultMemoryBytes, rules, trainedBits }: Omit<Loading, 'notify'>,
): Promise<Images> {
  const digests = await digestsOf(images, options, progress)
  const keyWith = (bits?: number) => `images/${keyOf(digests, options, { rules, bits })}`
  const inFile = async (file: string, note: DecodedImages): Promise<Images> => {
    const type = elementTypeOf('|u1') as ElementType
    const places = { path: file, start: 0, count: images.length, shape: note.shape, type }
    return { ...note, items: await fileDataset(places, { memory }) }
  }
  // The bits that a run was trained by differ from those of its own pictures only for others.
  for (const bits of new Set([undefined, trainedBits])) {
    const cached = await readCachedItems<DecodedImages>(keyWith(bits), { progress })
    const { count, bits: read } = cached?.note.summary?.deep ?? { count: 0, bits: 0 }
    if (cached && (count === 0 || read >= (trainedBits ?? 0)))
      return inFile(cached.path, cached.note)
  }
  const resolving = { ...options, progress, rules, trainedBits }
  const { form, summary } = await resolveImageForm(path, images, resolving)
  const key = keyWith(trainedBits)
  const decoding = {
    form,
    skipBroken: options.skipBroken,
    progress: progress && ((done: number, of: number) => progress(done, of, 'decoding')),
  }
  const maxBytes = images.length * maxBytesOf(decoding.form)
  if (maxBytes > memory) {
    const cached = await cacheItems(key, maxBytes, async (file) => ({
      ...(await decodeToFile(file, images, decoding)),
      summary,
    }))
    return inFile(cached.path, cached.note)
  }
  const { items, ...decoded } = await decodeToMemory(images, decoding)
  const note = { ...decoded, summary }
  // A full or read-only disk is no reason to stop: they will be decoded again.
  await cacheItems(key, items.length, async (file) => {
    await writeAt(file, items, 0)
    return note
  }).catch(() => {})
  return { ...note, items: arrayDataset(note.shape, items) }
}

/** Hashes of the bytes of all pictures; hashing is far cheaper than decoding. */
async function digestsOf(
  images: readonly ListedImage[],
  { skipBroken }: ImageOptions,
  progress: LoadCallbacks['progress'],
): Promise<readonly (string | undefined)[]> {
  const callbacks = { skipBroken, progress: progressIfMany(images, progress) }
  const { results } = await mapImages(images, callbacks, async (bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  )
  return results
}

/** A hash of everything that decides what is decoded. */
function keyOf(
  digests: readonly (string | undefined)[],
  { size, fit, background, channels, skipBroken }: ImageOptions,
  { rules, bits }: { rules: number | undefined; bits: number | undefined },
): string {
  const deciding =
    rules === readingRules.first
      ? [earlierVersion, size, fit, channels, skipBroken, digests]
      : [cacheVersion, size, fit, background, channels, skipBroken, bits, digests]
  return createHash('sha256').update(JSON.stringify(deciding)).digest('hex')
}
