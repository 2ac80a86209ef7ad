// Makes data of pictures that are listed: images of one size, decoded once and kept. Node only.
import { createHash } from 'node:crypto'
import { dirname, relative, sep } from 'node:path'
import { itemTypeOf, type StoredType } from '../../formats/npy-items.js'
import { keepItems, keptItems, writeAt } from '../cache/item-cache.js'
import { fileDataset, usualMemory } from '../cache/item-file.js'
import { arrayDataset, type DataSplits, type Dataset, selection } from '../dataset.js'
import { splitsOf } from '../fingerprint.js'
import type { Watched } from '../load-callbacks.js'
import { givenSides } from '../predefined-split.js'
import { selections } from '../split.js'
import {
  commonForm,
  type DecodedImages,
  decodeToFile,
  decodeToMemory,
  eachImage,
  type ImageOptions,
  mostBytesOf,
  whereMany,
} from './image-decoding.js'
import type { ListedImage } from './image-listing.js'

/** Part of every key, so that what an earlier way of decoding has kept is not taken for today's. */
const decoding = 'jamjae-images-2'

interface Loading extends Watched {
  /** Bytes of images that are held in memory; more lie in the cache folder and are read while they are used. */
  readonly memory?: number | undefined
}

/** Images of all pictures of a list, in its order. */
interface Images extends DecodedImages {
  readonly items: Dataset
}

/** The pictures of a list as images [height, width], or [3, height, width] where any is in colour, with their labels
 *  and in the splits that the list gives them; `path` is that of the list. What was decoded is kept in the
 *  cache folder under a hash of the pictures' bytes and the options.
 *  Throws like `commonForm`. With `skipBroken` broken pictures are left out and told to `notice`. */
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
  { progress, notice, memory }: Loading,
): Promise<DataSplits> {
  const { items, broken } = await decodedOnce(path, images, options, { progress, memory })
  for (const { index, reason } of broken)
    notice?.('images.skipped', { path: images[index]?.path ?? '', reason })
  const labels = labelNames && Uint8Array.from(images, ({ label = 0 }) => label)
  const names = images.map((image) => nameOf(path, image))
  const all = { ...items, names, ...(labels && { labels }) }
  const missing = new Set(broken.map(({ index }) => index))
  const indices = Uint32Array.from(images.keys()).filter((index) => !missing.has(index))
  const dataset = missing.size > 0 ? selection(all, indices) : all
  const roles = Array.from(indices, (index) => images[index]?.role)
  const { validation } = options
  const sides = await givenSides(dataset, roles, { validation, name, progress })
  const splits = await splitsOf(name, selections(dataset, sides), { progress })
  return labelNames ? { ...splits, labelNames } : splits
}

/** The path of its file as seen from its folder, or from that of the list it is in. */
function nameOf(list: string, { path, bytes }: ListedImage): string {
  const [seen, base] = [relative(list, path), relative(dirname(list), path)]
  if (bytes) return base
  return (seen.startsWith('..') ? base : seen).split(sep).join('/')
}

/** From the cache where the same was decoded before. */
async function decodedOnce(
  path: string,
  images: readonly ListedImage[],
  options: ImageOptions,
  { progress, memory = usualMemory }: Pick<Loading, 'progress' | 'memory'>,
): Promise<Images> {
  const key = `images/${await keyOf(images, options, progress)}`
  const inFile = async (file: string, note: DecodedImages): Promise<Images> => {
    const type = itemTypeOf('|u1') as StoredType
    const places = { path: file, start: 0, count: images.length, shape: note.shape, type }
    return { ...note, items: await fileDataset(places, { memory }) }
  }
  const kept = await keptItems<DecodedImages>(key, { progress })
  if (kept) return inFile(kept.path, kept.note)
  const decoding = {
    form: await commonForm(path, images, { ...options, progress }),
    skipBroken: options.skipBroken,
    progress: progress && ((done: number, of: number) => progress(done, of, 'decoding')),
  }
  const mostBytes = images.length * mostBytesOf(decoding.form)
  if (mostBytes > memory) {
    const kept = await keepItems(key, mostBytes, (file) => decodeToFile(file, images, decoding))
    return inFile(kept.path, kept.note)
  }
  const { items, ...note } = await decodeToMemory(images, decoding)
  // A disk that cannot take them is no reason to stop: they will be decoded again.
  await keepItems(key, items.length, async (file) => {
    await writeAt(file, items, 0)
    return note
  }).catch(() => {})
  return { ...note, items: arrayDataset(note.shape, items) }
}

/** A hash of everything that decides what is decoded; hashing is far cheaper than decoding. */
async function keyOf(
  images: readonly ListedImage[],
  { size, fit, channels, skipBroken }: ImageOptions,
  progress: Watched['progress'],
): Promise<string> {
  const watching = { skipBroken, progress: whereMany(images, progress) }
  const digests = await eachImage(images, watching, async (bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  )
  const key = JSON.stringify([decoding, size, fit, channels, skipBroken, digests.results])
  return createHash('sha256').update(key).digest('hex')
}
