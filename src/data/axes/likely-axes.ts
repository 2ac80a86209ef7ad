// What the axes of an array are likely to be, where nobody names them: from its shape alone.
import { hasChannelsLast } from '../image-shape.js'

export interface LikelyAxes {
  /** The notation of the axes (see `parseAxes`) by which the array is read; undefined for more than four axes. */
  readonly read?: string
  /** Another notation that the shape would suit, so that the reading is reported. */
  readonly other?: string
  /** Whether `other` is far likelier, since `read` would take another axis for the count. */
  readonly isOtherLikelier?: boolean
}

/** Grey, grey with alpha, colour, colour with alpha. */
const maxPictureChannels = 4
/** Images are rarely more elongated; series of numbers are. */
const maxAspect = 4
/** Shorter sides are rarely those of images, and a count that equals them may be chance. */
const minSide = 8
/** Values of images of common sizes: 28², 32², 3 · 32², 64², 3 · 64². */
const imageValues = [784, 1024, 3072, 4096, 12_288]

/** Shapes: two axes [count, values], three [count, height, width], four with channels. */
export function likelyAxes(whole: readonly number[]): LikelyAxes {
  switch (whole.length) {
    case 2:
      return ofRows(whole)
    case 3:
      return ofGreyImages(whole)
    case 4:
      return ofImages(whole)
    default:
      return { other: isFew(whole.at(-1)) ? 'NTHWC' : 'NCDHW' }
  }
}

function ofRows([count = 0, values = 0]: readonly number[]): LikelyAxes {
  const areSwapped = imageValues.includes(count) && values > count
  return { read: 'NC', ...(areSwapped && { other: 'CN' }) }
}

function ofGreyImages([count = 0, height = 0, width = 0]: readonly number[]): LikelyAxes {
  const read = 'NHW'
  if (count === height && height !== width && count >= minSide)
    return { read, other: 'HWN', isOtherLikelier: true }
  const [short, long] = [Math.min(height, width), Math.max(height, width)]
  if (short === 1 || long < maxAspect * short) return { read }
  if (width < height) return { read, other: 'NTC' }
  return { read, other: height >= minSide && count < width ? 'HWN' : 'NCT' }
}

function ofImages([count = 0, first = 0, second = 0, last = 0]: readonly number[]): LikelyAxes {
  if (hasChannelsLast([first, second, last])) return { read: 'NHWC' }
  if (isFew(first) && isFew(last)) return { read: 'NCHW', ...(last > 1 && { other: 'NHWC' }) }
  if (isFew(first)) return { read: 'NCHW' }
  if (isFew(last)) return { read: 'NHWC' }
  const likelier = (other: string) => ({ read: 'NCHW', other, isOtherLikelier: true })
  if (count === first && isFew(second)) return likelier('HWCN')
  if (isFew(count) && first === second) return likelier('CHWN')
  if (isFew(count) && second === last) return likelier('CNHW')
  if (first === second && second !== last) return { read: 'NHWC', other: 'NCHW' }
  if (last < first && last < second && second !== last) return { read: 'NHWC', other: 'NCHW' }
  return { read: 'NCHW', ...(second !== last || first === last ? { other: 'NHWC' } : {}) }
}

function isFew(length = 0): boolean {
  return length <= maxPictureChannels
}
