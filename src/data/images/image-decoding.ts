// Decodes many pictures to images of one size, several concurrently. Node only.
import { readFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { ConfigError, FormatError, JamjaeError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { writeAt } from '../cache/item-cache.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { decodeImage, imageSize, type ResizeOptions } from './image-file.js'
import type { ListedImage } from './image-listing.js'
import { mapConcurrently } from './map-concurrently.js'

export type ImageOptions = Pick<
  DataConfiguration,
  'size' | 'fit' | 'channels' | 'validation' | 'skipBroken'
>
type Failures = Map<number, JamjaeError>

const shownSizes = 3
const filesPerYield = 32
const manyImages = 1000
/** Of one image; several are decoded concurrently. */
const maxImageBytes = 2 ** 28

interface Decoding extends Pick<ImageOptions, 'skipBroken'>, Pick<LoadCallbacks, 'progress'> {
  readonly form: ResizeOptions
}

/** Decoded pictures, in the order of the listing. */
export interface DecodedImages {
  readonly shape: readonly number[]
  /** Which pictures of the listing could not be decoded, and why; their items are black. */
  readonly broken: readonly { readonly index: number; readonly reason: string }[]
}

/** How the pictures are resized to one size: `size`, else the one that all have.
 *  Throws ConfigError where their sizes differ, or one image would be too large; and like `mapImages`. */
export async function resolveImageForm(
  path: string,
  images: readonly ListedImage[],
  { size, fit = 'cover', channels, ...callbacks }: ImageOptions & Pick<LoadCallbacks, 'progress'>,
): Promise<ResizeOptions> {
  const form = { size: size ?? (await commonSize(path, images, callbacks)), fit, channels }
  const actual = maxBytesOf(form)
  if (actual > maxImageBytes)
    throw new ConfigError('images.tooLarge', { path, expected: maxImageBytes, actual })
  return form
}

/** Maximum bytes of one image, which may turn out to be grey. */
export function maxBytesOf({ size: [height, width], channels = 3 }: ResizeOptions): number {
  return channels * height * width
}

/** The pictures as images in memory. Throws like `mapImages`. */
export async function decodeToMemory(
  images: readonly ListedImage[],
  { form, ...callbacks }: Decoding,
): Promise<DecodedImages & { items: Uint8Array }> {
  const pictures = new Array<Uint8Array | undefined>(images.length)
  const failures = await decodeEach(images, { form, ...callbacks }, (pixels, index) => {
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
  return { shape: shapeOf(form, isColour), items, broken: reasonsOf(failures) }
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
    const failures = await decodeEach(images, { form, ...callbacks }, (pixels, index) => {
      if (pixels.length > size) throw new ColourFound()
      return writeAt(file, pixels, index * size)
    })
    await file.truncate(images.length * size)
    return { shape: shapeOf(form, channels === 3), broken: reasonsOf(failures) }
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
): Promise<Failures> {
  const callbacks = { skipBroken, progress }
  const { failures } = await mapImages(images, callbacks, async (bytes, path, index) => {
    const { pixels } = await decodeImage(bytes, { path, ...form })
    await take(pixels, index)
  })
  return failures
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
  return String(values.reason ?? (cause as NodeJS.ErrnoException).code)
}

/** Height and width of all pictures. Throws ConfigError where they differ. */
async function commonSize(
  path: string,
  images: readonly ListedImage[],
  { skipBroken, progress }: Pick<Decoding, 'skipBroken' | 'progress'>,
): Promise<ResizeOptions['size']> {
  const callbacks = { skipBroken, progress: progressIfMany(images, progress) }
  const { results } = await mapImages(images, callbacks, imageSize)
  const counts = new Map<string, number>()
  for (const size of results)
    if (size) counts.set(size.join('x'), (counts.get(size.join('x')) ?? 0) + 1)
  const frequent = [...counts].sort(([, one], [, other]) => other - one)
  const [[mostCommon = ''] = []] = frequent
  if (counts.size > 1)
    throw new ConfigError('images.sizes', {
      path,
      actual: counts.size,
      sizes: frequent
        .slice(0, shownSizes)
        .map(([size, count]) => `${size} (${count})`)
        .join(', '),
      most: mostCommon,
    })
  const [height = 0, width = 0] = mostCommon.split('x').map(Number)
  return [height, width]
}
