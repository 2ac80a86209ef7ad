// Draws small figures from known factors: every combination of shape, scale, rotation and position.
import type { Factors } from '../factors.js'

export const spriteShapes = ['rectangle', 'ellipse', 'triangle'] as const
export const spriteSize = 32

/** Half of the longer side, in pixels. */
const scales = [4.5, 5.5, 6.5, 7.5]
const rotations = 8
/** Centres in both directions, in pixels from the upper left corner. */
const places = [9, 11, 13, 15, 17, 19, 21, 23]

/** The shorter side of a figure in parts of the longer one. */
const aspect = 0.5

export interface Sprites {
  /** 0 and 255. Shape: [count, 32, 32]. */
  readonly images: Uint8Array
  /** shape, scale, rotation (radians), x and y (pixels). */
  readonly factors: Factors
  /** The shapes. */
  readonly labels: Uint8Array
}

/** 6144 white figures on black: 3 shapes, 4 scales, 8 rotations over half a turn, 8 × 8 positions; all images differ. The shape
 *  changes slowest, y fastest. */
export function drawSprites(): Sprites {
  const pixels = spriteSize ** 2
  const rows: number[][] = []
  for (const shape of spriteShapes.keys())
    for (const scale of scales)
      for (let turn = 0; turn < rotations; turn++)
        for (const x of places)
          for (const y of places) rows.push([shape, scale, (turn * Math.PI) / rotations, x, y])
  const images = new Uint8Array(rows.length * pixels)
  for (const [at, [shape = 0, scale = 1, rotation = 0, x = 0, y = 0]] of rows.entries()) {
    const [cosine, sine] = [Math.cos(rotation), Math.sin(rotation)]
    for (let pixel = 0; pixel < pixels; pixel++) {
      const across = (pixel % spriteSize) + 0.5 - x
      const down = Math.floor(pixel / spriteSize) + 0.5 - y
      const along = (across * cosine + down * sine) / scale
      const aside = (down * cosine - across * sine) / scale
      if (isInside(shape, along, aside)) images[at * pixels + pixel] = 255
    }
  }
  return {
    images,
    factors: {
      names: ['shape', 'scale', 'rotation', 'x', 'y'],
      values: Float64Array.from(rows.flat()),
    },
    labels: Uint8Array.from(rows, ([shape = 0]) => shape),
  }
}

/** Whether a point is in a figure that reaches from −1 to 1 along its longer side. */
function isInside(shape: number, along: number, aside: number): boolean {
  if (shape === 0) return Math.abs(along) <= 0.9 && Math.abs(aside) <= aspect
  if (shape === 1) return along ** 2 + (aside / aspect) ** 2 <= 1
  return along >= -0.9 && Math.abs(aside) <= ((1 - along) * aspect * 1.2) / 1.9
}
