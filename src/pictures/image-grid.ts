// Lays images out in a grid.
import { ShapeError } from '../errors.js'
import type { Picture } from './picture.js'

/** Draws `rows` of images with `columns` in each. Images are values one after another, each of
 *  `shape` [height, width] or [channels, height, width]; every value becomes a square of `scale` pixels.
 *  `range`: values shown as black and as white.
 *  Throws ShapeError if a row does not have `columns` images. */
export function imageGrid(
  rows: readonly Float32Array[],
  {
    shape,
    columns,
    scale = 2,
    gap = 2,
    background = 96,
    range: [black, white] = [0, 1],
  }: {
    shape: readonly number[]
    columns: number
    scale?: number
    gap?: number
    background?: number
    range?: readonly [number, number] | undefined
  },
): Picture {
  const [channelCount, imageHeight, imageWidth] =
    shape.length === 3 ? (shape as [number, number, number]) : [1, shape[0] ?? 1, shape[1] ?? 1]
  const channels = channelCount === 3 ? 3 : 1
  const byte = (value: number) =>
    Math.round(Math.min(1, Math.max(0, (value - black) / (white - black))) * 255)
  const area = imageHeight * imageWidth
  const size = area * channelCount
  const cellHeight = imageHeight * scale + gap
  const cellWidth = imageWidth * scale + gap
  const width = columns * cellWidth + gap
  const height = rows.length * cellHeight + gap
  const pixels = new Uint8Array(width * height * channels).fill(background)

  rows.forEach((values, row) => {
    if (values.length !== columns * size)
      throw new ShapeError('shape.mismatch', {
        where: 'imageGrid',
        expected: { key: 'shape.row', values: { count: columns, size, row } },
        actual: { key: 'shape.values', values: { count: values.length } },
      })
    for (let column = 0; column < columns; column++)
      for (let y = 0; y < imageHeight; y++) {
        const top = gap + row * cellHeight + y * scale
        const start = (top * width + gap + column * cellWidth) * channels
        const from = column * size + y * imageWidth
        for (let x = 0; x < imageWidth; x++)
          for (let channel = 0; channel < channels; channel++) {
            const level = byte(values[from + channel * area + x] ?? 0)
            for (let copy = 0; copy < scale; copy++)
              pixels[start + (x * scale + copy) * channels + channel] = level
          }
        const end = start + imageWidth * scale * channels
        for (let copy = 1; copy < scale; copy++)
          pixels.copyWithin(start + copy * width * channels, start, end)
      }
  })
  return { width, height, channels, pixels }
}

/** Whether examples of a shape are images: grey or with three channels. */
export function isImageShape(shape: readonly number[]): boolean {
  return shape.length === 2 || (shape.length === 3 && (shape[0] === 1 || shape[0] === 3))
}

/** The display range of images: [0, 1], unless the data has values outside of it. */
export function displayRange(
  range: readonly [number, number] | undefined,
): readonly [number, number] | undefined {
  return range && (range[0] < 0 || range[1] > 1) ? range : undefined
}
