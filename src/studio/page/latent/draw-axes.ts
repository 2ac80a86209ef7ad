// Draws the tick labels and the grid of a plot of codes, and its markers.
import { tickText } from '../../../pictures/chart.js'
import type { Theme } from '../../../pictures/theme.js'
import { linearTicks } from '../../../pictures/ticks.js'
import { fromPixels, type Size, toPixels, type ViewBox } from './view-box.js'

/** Device pixels for one of the page. */
interface Canvas {
  readonly context: CanvasRenderingContext2D
  readonly size: Size
  readonly ratio: number
}

export function drawGrid({ context, size, ratio }: Canvas, box: ViewBox, theme: Theme): void {
  context.fillStyle = theme.background
  context.fillRect(0, 0, size.width, size.height)
  context.fillStyle = theme.line
  const line = Math.max(1, Math.round(ratio))
  for (const { at, isAcross } of ticksOf(size, box, ratio))
    if (isAcross) context.fillRect(Math.round(at), 0, line, size.height)
    else context.fillRect(0, Math.round(at), size.width, line)
}

/** Above the points, each number on a patch of the background colour. */
export function drawNumbers({ context, size, ratio }: Canvas, box: ViewBox, theme: Theme): void {
  const font = getComputedStyle(context.canvas).fontFamily
  context.font = `${11 * ratio}px ${font}`
  context.textBaseline = 'bottom'
  for (const { at, value, isAcross } of ticksOf(size, box, ratio)) {
    const text = tickText(value)
    const width = context.measureText(text).width
    const [left, bottom] = isAcross
      ? [at - width / 2, size.height - 3 * ratio]
      : [5 * ratio, at + 6 * ratio]
    const hidden = isAcross
      ? left < 34 * ratio || left + width > size.width
      : bottom > size.height - 20 * ratio || bottom < 14 * ratio
    if (hidden) continue
    context.globalAlpha = 0.8
    context.fillStyle = theme.background
    context.fillRect(left - 2 * ratio, bottom - 12 * ratio, width + 4 * ratio, 12 * ratio)
    context.globalAlpha = 1
    context.fillStyle = theme.muted
    context.fillText(text, left, bottom)
  }
}

/** A ring around a point, in the foreground colour with a border of the background colour. */
export function drawRing(
  { context, ratio }: Canvas,
  [left, top]: readonly [number, number],
  { radius, width: strong }: { radius: number; width: number },
  theme: Theme,
): void {
  for (const [colour, width] of [
    [theme.background, strong + 2],
    [theme.foreground, strong],
  ] as const) {
    context.beginPath()
    context.arc(left, top, radius * ratio, 0, 2 * Math.PI)
    context.strokeStyle = colour
    context.lineWidth = width * ratio
    context.stroke()
  }
}

/** A cross at a position that is no point of the data. */
export function drawCross(
  { context, ratio }: Canvas,
  [left, top]: readonly [number, number],
  theme: Theme,
): void {
  const arm = 11 * ratio
  for (const [colour, width] of [
    [theme.background, 6],
    [theme.foreground, 2.5],
  ] as const) {
    context.beginPath()
    context.moveTo(left - arm, top)
    context.lineTo(left + arm, top)
    context.moveTo(left, top - arm)
    context.lineTo(left, top + arm)
    context.strokeStyle = colour
    context.lineWidth = width * ratio
    context.stroke()
  }
}

function ticksOf(size: Size, box: ViewBox, ratio: number) {
  const [left, high] = fromPixels(box, size, 0, 0)
  const [right, low] = fromPixels(box, size, size.width, size.height)
  const wanted = (length: number) => Math.max(2, Math.round(length / ratio / 90))
  return [
    ...linearTicks(left, right, wanted(size.width)).map((value) => ({
      value,
      at: toPixels(box, size, value, 0)[0],
      isAcross: true,
    })),
    ...linearTicks(low, high, wanted(size.height)).map((value) => ({
      value,
      at: toPixels(box, size, 0, value)[1],
      isAcross: false,
    })),
  ]
}
