// Resolves how pictures become images of one form, and what that drops or converts. Node only.
import { ConfigError } from '../../errors.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { readingRules } from '../reading-rules.js'
import { type ImageOptions, mapImages, progressIfMany } from './decode-images.js'
import { imageSize, type ResizeOptions } from './image-file.js'
import type { ListedImage } from './image-listing.js'
import { inspectPicture, type PictureFacts } from './picture-facts.js'
import { type PictureSummary, summarizePictures } from './picture-summary.js'
import { suggestedSize } from './suggested-size.js'

const shownSizes = 3
/** Of one image; several are decoded concurrently. */
const maxImageBytes = 2 ** 28

/** How pictures are decoded, and what that drops or converts. */
export interface ResolvedForm {
  readonly form: ResizeOptions
  /** Undefined by the `readingRules` of version 0.1, which drop and convert without a word. */
  readonly summary?: PictureSummary | undefined
}

/** How the pictures are resized to one size: `size`, else the one that all have; `trainedBits` are those of a run.
 *  Throws ConfigError where their sizes differ, or one image would be too large; and like `mapImages`. */
export async function resolveImageForm(
  path: string,
  images: readonly ListedImage[],
  { size, fit = 'cover', background, channels, rules, trainedBits, ...callbacks }: Resolving,
): Promise<ResolvedForm> {
  const isEarlier = rules === readingRules.first
  // Before all pictures are read.
  if (size) assertNotTooLarge(path, { size, fit, channels })
  const inspecting = {
    skipBroken: callbacks.skipBroken,
    progress: progressIfMany(images, callbacks.progress),
  }
  const inspect = isEarlier ? inspectSize : inspectPicture
  // Version 0.1 looked only at sizes that it needed.
  const inspected = isEarlier && size ? [] : images
  const { results } = await mapImages(inspected, inspecting, inspect)
  const facts = results.filter((each): each is PictureFacts => each !== undefined)
  const resolvedSize = size ?? commonSize(path, facts)
  const resized = { size: resolvedSize, fit, channels }
  assertNotTooLarge(path, resized)
  if (isEarlier) return { form: resized }
  const summary = summarizePictures(facts, resized, trainedBits)
  return { form: { ...resized, background, sampleBits: summary.deep.bits }, summary }
}

interface Resolving extends ImageOptions, Pick<LoadCallbacks, 'progress'> {
  readonly rules?: number | undefined
  readonly trainedBits?: number | undefined
}

function assertNotTooLarge(path: string, form: ResizeOptions): void {
  const actual = maxBytesOf(form)
  if (actual > maxImageBytes)
    throw new ConfigError('images.tooLarge', { path, expected: maxImageBytes, actual })
}

/** Maximum bytes of one image, which may turn out to be grey. */
export function maxBytesOf({ size: [height, width], channels = 3 }: ResizeOptions): number {
  return channels * height * width
}

async function inspectSize(bytes: Uint8Array, path: string): Promise<PictureFacts> {
  const [height, width] = await imageSize(bytes, path)
  return { height, width, isTransparent: false, frames: 1 }
}

/** Height and width of all pictures. Throws ConfigError where they differ. */
function commonSize(path: string, facts: readonly PictureFacts[]): ResizeOptions['size'] {
  const sizes = facts.map(({ height, width }) => [height, width] as const)
  const counts = new Map<string, number>()
  for (const size of sizes) counts.set(size.join('x'), (counts.get(size.join('x')) ?? 0) + 1)
  const [[height, width] = [0, 0]] = sizes
  if (counts.size <= 1) return [height, width]
  const suggested = suggestedSize(sizes).join('x')
  const frequent = [...counts].sort(([, one], [, other]) => other - one)
  const values = { path, actual: counts.size, suggested }
  if (counts.size > shownSizes && 2 * (frequent[0]?.[1] ?? 0) < sizes.length) {
    const byArea = sizes.toSorted((one, other) => one[0] * one[1] - other[0] * other[1])
    const [least, most] = [byArea[0]?.join('x') ?? '', byArea.at(-1)?.join('x') ?? '']
    throw new ConfigError('images.manySizes', { ...values, least, most })
  }
  throw new ConfigError('images.sizes', {
    ...values,
    sizes: frequent
      .slice(0, shownSizes)
      .map(([size, count]) => `${size} (${count})`)
      .join(', '),
  })
}
