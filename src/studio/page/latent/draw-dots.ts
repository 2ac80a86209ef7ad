// Draws many points into pixels: a small mark each, blended by hand, which is many times faster than a path each.
import { corners, type Shape, shapeAt } from '../../../pictures/marks.js'
import { dotOpacity } from '../../../pictures/theme.js'
import type { Labels } from '../run-source.js'
import { type Size, toPixels, type ViewBox } from './view-box.js'

export interface Dots {
  /** Pairs, flattened. */
  readonly points: Float32Array
  /** Of each point, −1 without one; one colour if there are none. */
  readonly labels?: Labels | undefined
  /** [red, green, blue] of each label; undefined for a hidden one. */
  readonly colours: readonly (readonly [number, number, number] | undefined)[]
  /** The same of points without a label. */
  readonly unlabelled?: readonly [number, number, number] | undefined
}

/** Of all shapes, for a radius of 1. */
const widest = 1.5

/** Draws over the content of `pixels` (RGBA), whose size is `size`. `radius` in pixels. */
export function drawDots(
  pixels: Uint8ClampedArray,
  size: Size,
  { points, labels, colours, unlabelled }: Dots,
  box: ViewBox,
  radius: number,
): void {
  const { width, height } = size
  const reach = Math.ceil(widest * radius)
  const side = 2 * reach + 1
  const marks = colours.map((_, label) => markOf(shapeAt(label), radius, reach))
  const unlabelledMark = markOf(shapeAt(-1), radius, reach)
  const count = points.length / 2
  const stride = strideFor(count)
  // Those without a label are below the others.
  const below = unlabelled && labels?.some((label) => label < 0) ? count : 0
  for (let turn = 0, index = 0; turn < below + count; turn++, index = (index + stride) % count) {
    const label = labels ? (labels[index] as number) % colours.length : 0
    if (label < 0 !== turn < below) continue
    const [colour, coverage] =
      label < 0 ? [unlabelled, unlabelledMark] : [colours[label], marks[label]]
    if (!colour || !coverage) continue
    const [red, green, blue] = colour
    const [x, y] = toPixels(box, size, points[2 * index] as number, points[2 * index + 1] as number)
    const [left, top] = [Math.floor(x) - reach, Math.floor(y) - reach]
    if (left + side <= 0 || top + side <= 0 || left >= width || top >= height) continue
    for (let row = Math.max(0, -top); row < side && top + row < height; row++)
      for (let column = Math.max(0, -left); column < side && left + column < width; column++) {
        const fraction = coverage[row * side + column] as number
        if (fraction === 0) continue
        const at = 4 * ((top + row) * width + left + column)
        const [r, g, b] = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number]
        pixels[at] = r + (red - r) * fraction
        pixels[at + 1] = g + (green - g) * fraction
        pixels[at + 2] = b + (blue - b) * fraction
      }
  }
}

/** The fraction of each pixel of a square that a mark in its middle covers, times the opacity. */
function markOf(shape: Shape, radius: number, reach: number): Float32Array {
  const side = 2 * reach + 1
  return Float32Array.from({ length: side * side }, (_, at) => {
    const beyond = distanceBeyond(shape, radius, (at % side) - reach, Math.floor(at / side) - reach)
    return dotOpacity * Math.min(1, Math.max(0, 0.5 - beyond))
  })
}

/** How far a position is outside of the shape's edges; negative inside. */
function distanceBeyond(shape: Shape, radius: number, x: number, y: number): number {
  const ends = corners[shape]
  if (ends.length === 0) return Math.hypot(x, y) - radius
  const distances = ends.map(([x1, y1], at) => {
    const [x2, y2] = ends[(at + 1) % ends.length] as readonly [number, number]
    // Clockwise, so that the outside is to the left.
    return (
      ((y2 - y1) * (x - radius * x1) - (x2 - x1) * (y - radius * y1)) / Math.hypot(x2 - x1, y2 - y1)
    )
  })
  return Math.max(...distances)
}

/** Points of a sorted set are drawn in a shuffled order, so that no label covers all others. */
function strideFor(count: number): number {
  const greatest = (one: number, other: number): number =>
    other === 0 ? one : greatest(other, one % other)
  let stride = Math.max(1, Math.round(count * 0.618))
  while (greatest(stride, count) > 1) stride++
  return stride
}

/** Fewer points are larger. In pixels of the page. */
export function radiusFor(count: number): number {
  return Math.min(4.5, Math.max(1.25, 180 / Math.sqrt(count + 1)))
}
