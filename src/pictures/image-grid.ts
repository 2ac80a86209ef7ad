// Lays images out in a grid.
import { ShapeError } from '../errors.js'
import type { Picture } from './picture.js'

/** Draws `rows` of images with `columns` in each. Images are values in [0, 1] one after another, each of
 *  `shape` [height, width] or [channels, height, width]; every value becomes a square of `scale` pixels.
 *  Throws ShapeError where a row does not hold `columns` images. */
export function imageGrid(
  rows: readonly Float32Array[],
  {
    shape,
    columns,
    scale = 2,
    gap = 2,
    background = 96,
  }: {
    shape: readonly number[]
    columns: number
    scale?: number
    gap?: number
    background?: number
  },
): Picture {
  const [channelCount, imageHeight, imageWidth] =
    shape.length === 3 ? (shape as [number, number, number]) : [1, shape[0] ?? 1, shape[1] ?? 1]
  const channels = channelCount === 3 ? 3 : 1
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
        expected: `${columns} images of ${size} values in row ${row}`,
        actual: `${values.length} values`,
      })
    for (let column = 0; column < columns; column++)
      for (let y = 0; y < imageHeight * scale; y++)
        for (let x = 0; x < imageWidth * scale; x++) {
          const from = column * size + Math.floor(y / scale) * imageWidth + Math.floor(x / scale)
          const to = (gap + row * cellHeight + y) * width + gap + column * cellWidth + x
          for (let channel = 0; channel < channels; channel++)
            pixels[to * channels + channel] = byte(values[from + channel * area] ?? 0)
        }
  })
  return { width, height, channels, pixels }
}

function byte(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 255)
}
