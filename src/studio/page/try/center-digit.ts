// Places a drawn digit as MNIST's makers placed theirs: its box scaled to 20 of 28, its centre of mass in the middle.

export interface Ink {
  readonly width: number
  readonly height: number
  /** From 0 to 1, row by row. */
  readonly values: Float32Array
}

/** Fraction of the image that the longer side of the drawing's box fills. Source: LeCun et al., the MNIST database. */
const boxFraction = 20 / 28

/** An image of `height` × `width` values from 0 to 1, row by row; undefined if nothing was drawn. */
export function centerDigit(
  ink: Ink,
  { width, height }: { width: number; height: number },
): Float32Array | undefined {
  const box = boxOf(ink)
  if (!box) return undefined
  const scale = (boxFraction * Math.min(width, height)) / Math.max(box.width, box.height)
  const mass = centreOfMass(ink)
  // Whole pixels, as MNIST's images were moved without resampling.
  const left = Math.round(width / 2 - scale * (mass.x - box.left))
  const top = Math.round(height / 2 - scale * (mass.y - box.top))
  const image = new Float32Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      image[row * width + column] = areaAverage(ink, {
        left: box.left + (column - left) / scale,
        top: box.top + (row - top) / scale,
        side: 1 / scale,
      })
  return image
}

function boxOf({ width, height, values }: Ink) {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let at = 0; at < values.length; at++) {
    if ((values[at] as number) < 0.1) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (right < 0) return undefined
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

function centreOfMass({ width, values }: Ink) {
  let [sum, across, down] = [0, 0, 0]
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    sum += value
    across += value * ((at % width) + 0.5)
    down += value * (Math.floor(at / width) + 0.5)
  }
  return { x: across / sum, y: down / sum }
}

/** The mean over a square; pixels outside are 0. */
function areaAverage(
  { width, height, values }: Ink,
  { left, top, side }: { left: number; top: number; side: number },
): number {
  let sum = 0
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, top + side); y++) {
    const down = Math.min(y + 1, top + side) - Math.max(y, top)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, left + side); x++) {
      const across = Math.min(x + 1, left + side) - Math.max(x, left)
      sum += down * across * (values[y * width + x] as number)
    }
  }
  return Math.min(1, sum / (side * side))
}
