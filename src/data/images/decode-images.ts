// Decodes many pictures to images of one size, several concurrently. Node only.
import { readFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { FormatError, JamjaeError } from '../../errors.js'
import { assertRegularFileNow } from '../../files/assert-regular-file.js'
import { readError } from '../../files/read-error.js'
import { writeAt } from '../cache/item-cache.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { decodeImage, type ResizeOptions } from './image-file.js'
import type { ListedImage } from './image-listing.js'
import { mapConcurrently } from './map-concurrently.js'
import type { PictureSummary } from './picture-summary.js'

export type ImageOptions = Pick<
  DataConfiguration,
  'size' | 'fit' | 'background' | 'channels' | 'validation' | 'skipBroken'
>
type Failures = Map<number, JamjaeError>

/** Of the bytes of a picture: what is hard to tell from a single value. */
const flatRange = 1
const filesPerYield = 32
const manyImages = 1000

interface Decoding extends Pick<ImageOptions, 'skipBroken'>, Pick<LoadCallbacks, 'progress'> {
  readonly form: ResizeOptions
}

/** Decoded pictures, in the order of the listing. */
export interface DecodedImages {
  readonly shape: readonly number[]
  /** Which pictures of the listing could not be decoded, and why; their items are black. */
  readonly broken: readonly { readonly index: number; readonly reason: string }[]
  /** Whether all pixels of each picture have (almost) one value. */
  readonly isFlat: boolean
  readonly summary?: PictureSummary | undefined
}

/** The pictures as images in memory. Throws like `mapImages`. */
export async function decodeToMemory(
  images: readonly ListedImage[],
  { form, ...callbacks }: Decoding,
): Promise<DecodedImages & { items: Uint8Array }> {
  const pictures = new Array<Uint8Array | undefined>(images.length)
  const { failures, isFlat } = await decodeEach(images, { form, ...callbacks }, (pixels, index) => {
    pictures[index] = pixels
  })
  const [height, width] = form.size
  const isColour = pictures.some((pixels) => pixels && pixels.length > height * width)
  const size = (isColour ? 3 : 1) * height * width
  const items = new Uint8Array(images.length * size)
  // A grey picture among coloured ones becomes three equal channels.
  for (const [index, pixels] of pictures.entries())
    if (pixels)
      for (let at = 0; at < size; at += pixels.length) items.set(pixels, index * size + at)
  return { shape: shapeOf(form, isColour), items, broken: reasonsOf(failures), isFlat }
}

/** The pictures as images in a file, from its start on; only those being decoded are in memory. Throws like
 *  `mapImages`. */
export async function decodeToFile(
  file: FileHandle,
  images: readonly ListedImage[],
  { form, ...callbacks }: Decoding,
): Promise<DecodedImages> {
  const [height, width] = form.size
  const channels = form.channels ?? 1
  const size = channels * height * width
  await file.truncate(0)
  try {
    const { failures, isFlat } = await decodeEach(
      images,
      { form, ...callbacks },
      (pixels, index) => {
        if (pixels.length > size) throw new ColourFound()
        return writeAt(file, pixels, index * size)
      },
    )
    await file.truncate(images.length * size)
    return { shape: shapeOf(form, channels === 3), broken: reasonsOf(failures), isFlat }
  } catch (error) {
    if (!(error instanceof ColourFound)) throw error
    return decodeToFile(file, images, { form: { ...form, channels: 3 }, ...callbacks })
  }
}

/** Only decoding shows whether all are grey. Where one is not, all are decoded again in colour, from the first on. */
class ColourFound extends Error {}

async function decodeEach(
  images: readonly ListedImage[],
  { form, skipBroken, progress }: Decoding,
  take: (pixels: Uint8Array, index: number) => void | Promise<void>,
): Promise<{ failures: Failures; isFlat: boolean }> {
  const callbacks = { skipBroken, progress }
  let isFlat = true
  const { failures } = await mapImages(images, callbacks, async (bytes, path, index) => {
    const { pixels } = await decodeImage(bytes, { path, ...form })
    isFlat &&= isAlmostOneValue(pixels)
    await take(pixels, index)
  })
  return { failures, isFlat }
}

function isAlmostOneValue(pixels: Uint8Array): boolean {
  let [min, max] = [255, 0]
  for (const byte of pixels) {
    if (byte < min) min = byte
    if (byte > max) max = byte
    if (max - min > flatRange) return false
  }
  return true
}

function shapeOf({ size }: ResizeOptions, isColour: boolean): readonly number[] {
  return isColour ? [3, ...size] : size
}

function reasonsOf(failures: Failures): DecodedImages['broken'] {
  return [...failures]
    .sort(([one], [other]) => one - other)
    .map(([index, failure]) => ({ index, reason: reasonOf(failure) }))
}

/** Applies `work` to the bytes of each picture. With `skipBroken` errors are collected, unless all fail. */
export async function mapImages<Result>(
  images: readonly ListedImage[],
  { skipBroken, progress }: Pick<Decoding, 'skipBroken' | 'progress'>,
  work: (bytes: Uint8Array, path: string, index: number) => Promise<Result>,
): Promise<{ results: (Result | undefined)[]; failures: Failures }> {
  const failures: Failures = new Map()
  let done = 0
  const results = await mapConcurrently(
    images,
    availableParallelism(),
    async ({ path, bytes }, index) => {
      try {
        // Small files are read several times faster this way than by threads; in between, the event loop runs.
        if (index % filesPerYield === 0) await setImmediate()
        const result = await work(bytes ?? readFileNow(path), path, index)
        progress?.(++done, images.length)
        return result
      } catch (error) {
        if (!(error instanceof JamjaeError)) throw error
        if (!skipBroken) throw withHint(error, path)
        failures.set(index, error)
        progress?.(++done, images.length)
        return undefined
      }
    },
  )
  const first = failures.get(0)
  if (first && failures.size === images.length) throw first
  return { results, failures }
}

/** `progress`, where so many pictures are only inspected that it takes a while. */
export function progressIfMany(
  images: readonly ListedImage[],
  progress: LoadCallbacks['progress'],
): LoadCallbacks['progress'] {
  return images.length > manyImages ? progress : undefined
}

function readFileNow(path: string): Buffer {
  assertRegularFileNow(path)
  try {
    return readFileSync(path)
  } catch (cause) {
    throw readError(path, cause)
  }
}

/** Adds the hint that broken pictures can be skipped. */
function withHint(failure: JamjaeError, path: string): JamjaeError {
  return ['image.broken', 'image.tooLarge'].includes(failure.key)
    ? new FormatError('images.broken', { path, reason: reasonOf(failure) }, { cause: failure })
    : failure
}

function reasonOf({ values, cause }: JamjaeError): string {
  return String(
    values.reason ?? (cause as NodeJS.ErrnoException | undefined)?.code ?? values.actual,
  )
}
