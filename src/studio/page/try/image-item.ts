// The reader's picture as the model's input.

import { fetchResponse } from '../api-client/request.js'
import type { RunSource } from '../run-source.js'
import type { Ink } from './center-digit.js'
import { centerDigit } from './center-digit.js'

export interface ItemForm {
  /** [height, width] or [channels, height, width]. */
  readonly shape: readonly number[]
  /** Values shown as black and white. */
  readonly range?: readonly [number, number] | undefined
  /** How a picture of another shape is fitted. */
  readonly fit?: 'cover' | 'contain' | 'fill' | undefined
}

/** A file read like the run's own data: by the server, or without one in the page. */
export async function fileToItem(
  source: RunSource,
  form: ItemForm,
  file: Blob,
): Promise<Float32Array> {
  if (!source.live) return pictureToItem(form, file)
  const response = await fetchResponse(`${source.base}/encode`, { method: 'POST', body: file })
  return new Float32Array(await response.arrayBuffer())
}

/** The drawing, placed like MNIST's digits; undefined if it is empty. */
export function inkToItem({ shape, range }: ItemForm, ink: Ink): Float32Array | undefined {
  const [height = 1, width = 1] = shape.slice(-2)
  const grey = centerDigit(ink, { width, height })
  return grey && toRange(repeatChannels(grey, shape), range)
}

/** Inverts the values. */
export function invert(item: Float32Array, [black, white]: readonly [number, number] = [0, 1]) {
  return item.map((value) => black + white - value)
}

async function pictureToItem({ shape, range, fit }: ItemForm, file: Blob): Promise<Float32Array> {
  const [height = 1, width = 1] = shape.slice(-2)
  const picture = await createImageBitmap(file)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  context.imageSmoothingQuality = 'high'
  // Transparent pixels, and those outside the picture, are black.
  const [right, below] = [width / picture.width, height / picture.height]
  const whole = fit === 'cover' ? Math.max(right, below) : Math.min(right, below)
  const across = picture.width * (fit === 'fill' ? right : whole)
  const down = picture.height * (fit === 'fill' ? below : whole)
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, (width - across) / 2, (height - down) / 2, across, down)
  const { data } = context.getImageData(0, 0, width, height)
  const channel = (at: number, which: number) => (data[4 * at + which] as number) / 255
  const area = width * height
  if (shape.length === 3 && shape[0] === 3)
    return toRange(
      Float32Array.from({ length: 3 * area }, (_, at) => channel(at % area, Math.floor(at / area))),
      range,
    )
  // Rec. 709, as for the pictures of a folder.
  const grey = (at: number) =>
    0.2126 * channel(at, 0) + 0.7152 * channel(at, 1) + 0.0722 * channel(at, 2)
  return toRange(
    Float32Array.from({ length: area }, (_, at) => grey(at)),
    range,
  )
}

function repeatChannels(grey: Float32Array, shape: readonly number[]): Float32Array {
  const channels = shape.length === 3 ? (shape[0] as number) : 1
  const item = new Float32Array(channels * grey.length)
  for (let channel = 0; channel < channels; channel++) item.set(grey, channel * grey.length)
  return item
}

function toRange(item: Float32Array, range: readonly [number, number] | undefined): Float32Array {
  if (!range) return item
  return item.map((value) => range[0] + value * (range[1] - range[0]))
}
