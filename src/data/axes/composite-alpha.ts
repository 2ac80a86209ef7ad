// Lays images with an alpha channel, their last, on a background: grey or colour images without it.
import { FormatError } from '../../errors.js'
import { sizeOf } from '../../graph/shapes.js'
import { allocateItems, type Dataset } from '../dataset.js'
import { floatRangeOf } from '../float-range.js'

/** Whether images of a shape are grey or colour with alpha: [2, height, width] or [4, height, width]. */
export function hasAlpha(shape: readonly number[]): boolean {
  return shape.length === 3 && (shape[0] === 2 || shape[0] === 4)
}

/** The shape without alpha. */
export function withoutAlpha(shape: readonly number[]): readonly number[] {
  const [channels = 0, ...area] = shape
  return channels === 2 ? area : [channels - 1, ...area]
}

/** The images on a background: black, white or #RRGGBB, of which grey images have the luma (ITU-R BT.601). A value becomes
 *  alpha · value + (1 − alpha) · background. `name` is that of the data in errors.
 *  Throws FormatError where values are neither bytes nor between 0 and 1. */
export async function compositeAlpha(
  dataset: Dataset,
  background: string,
  name: string,
): Promise<Dataset> {
  const range = await floatRangeOf(dataset, name)
  if (range && (range[0] < 0 || range[1] > 1)) {
    const [least, most] = range.map((value) => Number(value.toPrecision(6))) as [number, number]
    throw new FormatError('images.alphaRange', { path: name, least, most })
  }
  const [channels = 2, ...area] = dataset.shape
  const shape = withoutAlpha(dataset.shape)
  const areBytes = dataset.itemType !== 'float32'
  const white = areBytes ? 255 : 1
  const colours = coloursOf(background, channels - 1)
  const pixels = sizeOf(area)
  const [size, sizeWithout] = [channels * pixels, (channels - 1) * pixels]
  return {
    ...dataset,
    shape,
    async read(indices, into) {
      const items = allocateItems(dataset, indices.length)
      await dataset.read(indices, items)
      for (let item = 0; item < indices.length; item++)
        for (let at = 0; at < sizeWithout; at++) {
          const alpha = (items[item * size + sizeWithout + (at % pixels)] as number) / white
          const behind = white * (colours[Math.floor(at / pixels)] as number)
          const value = alpha * (items[item * size + at] as number) + (1 - alpha) * behind
          into[item * sizeWithout + at] = areBytes ? Math.round(value) : value
        }
    },
  }
}

/** Between 0 and 1: of a grey image the luma. */
function coloursOf(background: string, count: number): readonly number[] {
  const hexadecimal = { black: '#000000', white: '#ffffff' }[background] ?? background
  const rgb = [1, 3, 5].map((at) => Number.parseInt(hexadecimal.slice(at, at + 2), 16) / 255)
  if (count === 3) return rgb
  const [red = 0, green = 0, blue = 0] = rgb
  return [0.299 * red + 0.587 * green + 0.114 * blue]
}
