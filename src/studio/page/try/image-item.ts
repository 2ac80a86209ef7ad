// The reader's picture as the model's input.

import { fetchResponse } from '../api-client/request.js'
import type { RunSource } from '../run-source.js'
import type { Ink } from './center-digit.js'
import { centerDigit } from './center-digit.js'

/** What was drawn, on a transparent canvas, and the colour behind it. */
export interface Drawing {
  readonly canvas: HTMLCanvasElement
  /** As in style sheets. */
  readonly background: string
}

export interface ItemForm {
  /** [height, width] or [channels, height, width]. */
  readonly shape: readonly number[]
  /** Values shown as black and white. */
  readonly range?: readonly [number, number] | undefined
  /** How a picture of another shape is fitted. */
  readonly fit?: 'cover' | 'contain' | 'fill' | undefined
  /** Colour of transparent pixels, and of those outside the picture; black by default. */
  readonly background?: string | undefined
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

/** Whether a model with such items distinguishes colours. */
export function isOfColours({ shape }: Pick<ItemForm, 'shape'>): boolean {
  return shape.length === 3 && shape[0] === 3
}

/** For a model of colours the whole drawing; else its ink, placed like MNIST's digits: undefined if there is none. */
export function drawingToItem(form: ItemForm, drawing: Drawing): Float32Array | undefined {
  const { shape, range } = form
  const [height = 1, width = 1] = shape.slice(-2)
  if (isOfColours(form)) {
    const context = contextOf({ width, height }, drawing.background)
    context.drawImage(drawing.canvas, 0, 0, width, height)
    return pixelsToItem(form, context)
  }
  const grey = centerDigit(inkOf(drawing), { width, height })
  return grey && toRange(repeatChannels(grey, shape), range)
}

/** The pen is white: its red channel is how much of a pixel it covers. */
function inkOf({ canvas: { width, height }, canvas }: Drawing): Ink {
  const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
  const covered = (at: number) => (data[4 * at] as number) / 255
  return {
    width,
    height,
    values: Float32Array.from({ length: width * height }, (_, at) => covered(at)),
  }
}

/** Inverts the values. */
export function invert(item: Float32Array, [black, white]: readonly [number, number] = [0, 1]) {
  return item.map((value) => black + white - value)
}

async function pictureToItem(form: ItemForm, file: Blob): Promise<Float32Array> {
  const { shape, fit, background = 'black' } = form
  const [height = 1, width = 1] = shape.slice(-2)
  const picture = await createImageBitmap(file)
  const context = contextOf({ width, height }, background)
  const [right, below] = [width / picture.width, height / picture.height]
  const whole = fit === 'cover' ? Math.max(right, below) : Math.min(right, below)
  const across = picture.width * (fit === 'fill' ? right : whole)
  const down = picture.height * (fit === 'fill' ? below : whole)
  context.drawImage(picture, (width - across) / 2, (height - down) / 2, across, down)
  return pixelsToItem(form, context)
}

function contextOf(
  { width, height }: { width: number; height: number },
  background: string,
): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  context.imageSmoothingQuality = 'high'
  context.fillStyle = background
  context.fillRect(0, 0, width, height)
  return context
}

function pixelsToItem(form: ItemForm, context: OffscreenCanvasRenderingContext2D): Float32Array {
  const { range } = form
  const { width, height } = context.canvas
  const { data } = context.getImageData(0, 0, width, height)
  const channel = (at: number, which: number) => (data[4 * at + which] as number) / 255
  const area = width * height
  if (isOfColours(form))
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
