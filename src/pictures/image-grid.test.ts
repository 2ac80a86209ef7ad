// Image grids, pixel by pixel.
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../errors.js'
import { imageGrid } from './image-grid.js'
import type { Picture } from './picture.js'

/** Rows of pixels, each a list of its channels. */
function rowsOf({ width, height, channels, pixels }: Picture): number[][] {
  expect(pixels).toHaveLength(width * height * channels)
  return Array.from({ length: height }, (_, y) => [
    ...pixels.subarray(y * width * channels, (y + 1) * width * channels),
  ])
}

const floats = (...values: number[]) => Float32Array.from(values)

describe('imageGrid', () => {
  it('lays grey images out with a gap around each', () => {
    const rows = [floats(0, 0.2, 1, 0.4), floats(0.6, 0.8, 0, 1)]
    const picture = imageGrid(rows, {
      shape: [1, 2],
      columns: 2,
      scale: 1,
      gap: 1,
      background: 7,
    })
    expect(picture).toMatchObject({ width: 7, height: 5, channels: 1 })
    expect(rowsOf(picture)).toEqual([
      [7, 7, 7, 7, 7, 7, 7],
      [7, 0, 51, 7, 255, 102, 7],
      [7, 7, 7, 7, 7, 7, 7],
      [7, 153, 204, 7, 0, 255, 7],
      [7, 7, 7, 7, 7, 7, 7],
    ])
  })

  it('draws every value as a square', () => {
    const picture = imageGrid([floats(0, 0.2, 0.4, 1)], {
      shape: [2, 2],
      columns: 1,
      scale: 2,
      gap: 0,
    })
    expect(rowsOf(picture)).toEqual([
      [0, 0, 51, 51],
      [0, 0, 51, 51],
      [102, 102, 255, 255],
      [102, 102, 255, 255],
    ])
  })

  it('accepts colour images in [channels, height, width]', () => {
    const red = [1, 0.2]
    const green = [0.4, 0]
    const blue = [0.6, 0.8]
    const grey = [0.2, 1]
    const two = floats(...red, ...green, ...blue, ...grey, ...grey, ...grey)
    const picture = imageGrid([two], { shape: [3, 1, 2], columns: 2, scale: 1, gap: 0 })
    expect(picture.channels).toBe(3)
    expect(rowsOf(picture)).toEqual([[255, 102, 153, 51, 0, 204, 51, 51, 51, 255, 255, 255]])
  })

  it('draws one channel as grey', () => {
    const picture = imageGrid([floats(0.2, 0.4)], {
      shape: [1, 1, 2],
      columns: 1,
      scale: 1,
      gap: 0,
    })
    expect(picture.channels).toBe(1)
    expect(rowsOf(picture)).toEqual([[51, 102]])
  })

  it('rounds, and clips to [0, 1]', () => {
    const values = floats(-3, 1.5, 0.4999 / 255, 0.5001 / 255, Number.NEGATIVE_INFINITY)
    const picture = imageGrid([values], { shape: [1, 5], columns: 1, scale: 1, gap: 0 })
    expect(rowsOf(picture)).toEqual([[0, 255, 0, 1, 0]])
  })

  it('throws for a row with another number of images', () => {
    const rows = [new Float32Array(8), new Float32Array(7)]
    const draw = () => imageGrid(rows, { shape: [2, 2], columns: 2 })
    expect(draw).toThrow(ShapeError)
    expect(draw).toThrow('imageGrid: expected 2 images of 4 values in row 1, got 7 values')
  })
})
