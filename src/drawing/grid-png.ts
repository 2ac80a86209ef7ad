// Draws a labelled grid of images as PNG.
import { createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas'
import { imageGrid } from '../pictures/image-grid.js'
import type { LabelledGrid } from '../pictures/labelled-grid.js'
import type { Picture } from '../pictures/picture.js'
import { fontFamily, fontSizes, light } from '../pictures/theme.js'
import { registerFonts } from './fonts.js'
import { pixelRatio } from './pixel-ratio.js'

const margin = 20
const lineHeight = 22
const besideLabels = 10
/** Minimum width: a long title does not wrap to many lines over a small grid. */
const minWidth = 360

/** Every value is a square of whole pixels; margins are sized to the labels. */
export async function gridPng(grid: LabelledGrid): Promise<Uint8Array> {
  registerFonts()
  const images = imagesOf(grid)
  const layout = layoutOf(grid, images)
  const canvas = createCanvas(layout.width * pixelRatio, layout.height * pixelRatio)
  const context = canvas.getContext('2d')
  context.fillStyle = light.background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.putImageData(imageData(images), layout.left * pixelRatio, layout.top * pixelRatio)
  context.scale(pixelRatio, pixelRatio)
  writeHeading(context, layout)
  writeRows(context, grid, layout)
  writeColumns(context, grid, layout)
  return canvas.encode('png')
}

function imagesOf({ rows, shape, columns, scale, gap, range }: LabelledGrid): Picture {
  return imageGrid(
    rows.map(({ images }) => images),
    {
      shape,
      columns,
      scale: scale * pixelRatio,
      gap: gap * pixelRatio,
      background: 255,
      range,
    },
  )
}

interface Layout {
  readonly width: number
  readonly height: number
  /** Left edge of the images, with the gap around them. */
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly right: number
  /** Top edge of the horizontal axis' name. */
  readonly named: number
  /** Distance between the left edges of adjacent images. */
  readonly cellWidth: number
  readonly cellHeight: number
  readonly title: readonly string[]
  readonly explanation: readonly string[]
}

function layoutOf(grid: LabelledGrid, images: Picture): Layout {
  const { rows, columns, columnLabels = [], gap, x = '', y = '' } = grid
  const imagesWidth = images.width / pixelRatio
  const imagesHeight = images.height / pixelRatio
  const cellWidth = (imagesWidth - gap) / columns
  const rowLabel = Math.max(0, ...rows.map(({ label = '' }) => textWidth(label)))
  const beside = (y ? lineHeight : 0) + (rowLabel > 0 ? rowLabel + besideLabels : 0) - gap
  // A column's label may be wider than the column, an axis' name longer than the axis.
  const labelWidth = Math.max(0, ...columnLabels.map((label) => textWidth(label)))
  const beyond = Math.max(-gap, (labelWidth - cellWidth) / 2, (textWidth(x) - imagesWidth) / 2)
  const left = Math.ceil(margin + Math.max(beside, beyond))
  const width = Math.ceil(Math.max(left + imagesWidth + beyond + margin, minWidth))
  const title = wrapped(grid.title, width - 2 * margin, titleFont)
  const explanation = wrapped(grid.explanation ?? '', width - 2 * margin, textFont)
  const top = margin + 4 + title.length * (lineHeight + 2) + explanation.length * lineHeight
  const bottom = top + imagesHeight
  const named = Math.max(bottom + (columnLabels.length > 0 ? lineHeight : 0), top + textWidth(y))
  return {
    width,
    height: Math.ceil(named + (x ? lineHeight : 0) + margin - 4),
    left,
    top,
    bottom,
    right: left + imagesWidth,
    named,
    cellWidth,
    cellHeight: (imagesHeight - gap) / rows.length,
    title,
    explanation,
  }
}

function writeHeading(context: SKRSContext2D, { title, explanation }: Layout): void {
  context.textBaseline = 'middle'
  let y = margin - 4 + lineHeight / 2
  const write = (lines: readonly string[], font: string, colour: string, height: number) => {
    context.font = font
    context.fillStyle = colour
    for (const line of lines) {
      context.fillText(line, margin, y)
      y += height
    }
  }
  write(title, titleFont, light.foreground, lineHeight + 2)
  write(explanation, textFont, light.muted, lineHeight)
}

function writeRows(context: SKRSContext2D, { rows, y, gap }: LabelledGrid, layout: Layout): void {
  const { left, top, bottom, cellHeight } = layout
  context.font = textFont
  context.fillStyle = light.foreground
  context.textAlign = 'right'
  // As for columns: some labels are omitted rather than overlapping.
  const stride = Math.ceil((fontSizes.text + 2) / cellHeight)
  rows.forEach(({ label = '' }, row) => {
    if (row % stride === 0)
      context.fillText(label, left - besideLabels + gap, top + gap / 2 + (row + 0.5) * cellHeight)
  })
  if (!y) return
  context.save()
  context.fillStyle = light.muted
  context.textAlign = 'center'
  context.translate(
    margin + lineHeight / 2 - 4,
    Math.max((top + bottom) / 2, top + textWidth(y) / 2),
  )
  context.rotate(-Math.PI / 2)
  context.fillText(y, 0, 0)
  context.restore()
}

/** If labels would overlap, only every second, third, … is drawn. */
function writeColumns(context: SKRSContext2D, grid: LabelledGrid, layout: Layout): void {
  const { columnLabels: labels = [], x, gap } = grid
  const { left, right, bottom, named, cellWidth } = layout
  context.font = textFont
  context.textAlign = 'center'
  context.fillStyle = light.foreground
  const widest = Math.max(0, ...labels.map((label) => textWidth(label)))
  const stride = Math.max(1, Math.ceil((widest + 6) / cellWidth))
  labels.forEach((label, column) => {
    if (column % stride === 0)
      context.fillText(label, left + gap / 2 + (column + 0.5) * cellWidth, bottom + lineHeight / 2)
  })
  context.fillStyle = light.muted
  if (x) context.fillText(x, (left + right) / 2, named + lineHeight / 2)
}

const textFont = `${fontSizes.text}px ${fontFamily}`
const titleFont = `bold ${fontSizes.title}px ${fontFamily}`
const measuring = createCanvas(1, 1).getContext('2d')

function textWidth(text: string, font = textFont): number {
  measuring.font = font
  return measuring.measureText(text).width
}

/** Wraps text to `maxWidth` pixels between words; a word longer than a line is broken anywhere. */
function wrapped(text: string, maxWidth: number, font: string): string[] {
  const fits = (line: string) => textWidth(line, font) <= maxWidth
  if (!text) return []
  const pieces = text.split(/(?<= )/).flatMap((word) => (fits(word) ? [word] : [...word]))
  const lines: string[] = []
  for (const piece of pieces) {
    const longer = (lines.at(-1) ?? '') + piece
    if (lines.length > 0 && fits(longer.trimEnd())) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}

function imageData({ width, height, channels, pixels }: Picture): ImageData {
  const colours = new Uint8ClampedArray(4 * width * height).fill(255)
  for (let at = 0; at < width * height; at++)
    for (let channel = 0; channel < 3; channel++)
      colours[4 * at + channel] = pixels[at * channels + (channels === 3 ? channel : 0)] as number
  return new ImageData(colours, width, height)
}
