// Decodes many pictures to images of one size, several at a time. Node only.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { ConfigError, FormatError, JamjaeError } from '../errors.js'
import type { DataConfiguration } from './data-options.js'
import type { DecodedImages } from './image-cache.js'
import { decodeImage, type ImageForm, imageSize } from './image-file.js'
import type { ListedImage } from './image-listing.js'
import { inParallel } from './in-parallel.js'
import type { Watched } from './notice.js'
import { unreadable } from './unreadable.js'

export type ImageOptions = Pick<
  DataConfiguration,
  'size' | 'fit' | 'channels' | 'validation' | 'skipBroken'
>
type Failures = Map<number, JamjaeError>

const shownSizes = 3
const filesAtOnce = 32
/** Of the images in memory: what an array of bytes can hold at least, wherever Node runs. */
const mostBytes = 2 ** 32 - 1

/** The pictures as images of one size: `size`, else the one that all have.
 *  Throws what `loadImageFolder` throws of single pictures and of their sizes. */
export async function decodeAll(
  path: string,
  images: readonly ListedImage[],
  { size, fit = 'cover', channels, skipBroken }: ImageOptions,
  progress: Watched['progress'],
): Promise<DecodedImages> {
  const form = { size: size ?? (await commonSize(path, images, skipBroken)), fit, channels }
  demandRoom(path, images.length, form)
  let done = 0
  const { results, failures } = await eachImage(images, { skipBroken }, async (bytes, path) => {
    const { pixels } = await decodeImage(bytes, { path, ...form })
    progress?.(++done, images.length)
    return pixels
  })
  // The line of progress ends with the last picture, whichever were broken.
  if (failures.size > 0) progress?.(images.length, images.length)
  const whole = results.filter((pixels) => pixels !== undefined)
  const [height, width] = form.size
  const isColour = whole.some((pixels) => pixels.length > height * width)
  const broken = [...failures]
    .sort(([one], [other]) => one - other)
    .map(([index, failure]) => ({ index, reason: reasonOf(failure) }))
  return {
    shape: isColour ? [3, height, width] : [height, width],
    items: joined(whole, (isColour ? 3 : 1) * height * width),
    broken,
  }
}

/** What `work` makes of the bytes of each picture. With `skipBroken` failures are gathered, unless all fail. */
export async function eachImage<Result>(
  images: readonly ListedImage[],
  { skipBroken }: Pick<ImageOptions, 'skipBroken'>,
  work: (bytes: Uint8Array, path: string) => Promise<Result>,
): Promise<{ results: (Result | undefined)[]; failures: Failures }> {
  const failures: Failures = new Map()
  const results = await inParallel(
    images,
    availableParallelism(),
    async ({ path, bytes }, index) => {
      try {
        // Such small files are read several times faster so than by threads; between them others have their turn.
        if (index % filesAtOnce === 0) await setImmediate()
        return await work(bytes ?? readNow(path), path)
      } catch (error) {
        if (!(error instanceof JamjaeError)) throw error
        if (!skipBroken) throw withRemedy(error, path)
        failures.set(index, error)
        return undefined
      }
    },
  )
  const first = failures.get(0)
  if (first && failures.size === images.length) throw first
  return { results, failures }
}

function readNow(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

/** One broken picture among many need not stop anyone. */
function withRemedy(failure: JamjaeError, path: string): JamjaeError {
  return failure.key === 'image.broken'
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
  skipBroken: boolean | undefined,
): Promise<ImageForm['size']> {
  const { results } = await eachImage(images, { skipBroken }, imageSize)
  const counts = new Map<string, number>()
  for (const size of results)
    if (size) counts.set(size.join('x'), (counts.get(size.join('x')) ?? 0) + 1)
  const frequent = [...counts].sort(([, one], [, other]) => other - one)
  const [[most = ''] = []] = frequent
  if (counts.size > 1)
    throw new ConfigError('images.sizes', {
      path,
      actual: counts.size,
      sizes: frequent
        .slice(0, shownSizes)
        .map(([size, count]) => `${size} (${count})`)
        .join(', '),
      most,
    })
  const [height = 0, width = 0] = most.split('x').map(Number)
  return [height, width]
}

/** Before anything is decoded. */
function demandRoom(
  path: string,
  count: number,
  { size: [height, width], channels = 3 }: ImageForm,
) {
  const actual = count * channels * height * width
  if (actual > mostBytes)
    throw new ConfigError('images.tooLarge', { path, expected: mostBytes, actual })
}

/** All pictures one after another, `size` bytes each; a grey one among coloured ones becomes three equal channels. */
function joined(pictures: readonly Uint8Array[], size: number): Uint8Array {
  const items = new Uint8Array(pictures.length * size)
  for (const [index, pixels] of pictures.entries())
    for (let at = 0; at < size; at += pixels.length) items.set(pixels, index * size + at)
  return items
}
