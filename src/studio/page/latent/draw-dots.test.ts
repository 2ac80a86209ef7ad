// Points become pixels: in their colours, at their positions, and not if their label is hidden.
import { expect, it } from 'vitest'
import { drawDots } from './draw-dots.js'

const size = { width: 40, height: 30 }
const box = { x: 0, y: 0, unit: 1 }
const red = [200, 0, 0] as const
const blue = [0, 0, 200] as const

function drawn(colours: readonly (readonly [number, number, number] | undefined)[]) {
  const pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255)
  const points = Float32Array.of(-10, 5, 10, -5, 1000, 1000, -20, 15)
  drawDots(pixels, size, { points, labels: Uint8Array.of(0, 1, 1, 0), colours }, box, 2)
  return (left: number, top: number) => {
    const at = 4 * (top * size.width + left)
    return [...pixels.subarray(at, at + 3)]
  }
}

it('draws each at its position, in the colour of its label', () => {
  const at = drawn([red, blue])
  // Four fifths of the colour over white.
  expect(at(10, 10)).toEqual([211, 51, 51])
  expect(at(30, 20)).toEqual([51, 51, 211])
  expect(at(20, 15)).toEqual([255, 255, 255])
})

it('draws points without a label in their own colour', () => {
  const pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255)
  const points = Float32Array.of(-10, 5, 10, -5)
  const labels = Int32Array.of(-1, 1)
  const grey = [100, 100, 100] as const
  const dots = { points, labels, colours: [red, blue], unlabelled: grey }
  drawDots(pixels, size, dots, box, 2)
  const at = (left: number, top: number) =>
    [...pixels.subarray(4 * (top * size.width + left))].slice(0, 3)
  expect(at(10, 10)).toEqual([131, 131, 131])
  expect(at(30, 20)).toEqual([51, 51, 211])
  pixels.fill(255)
  drawDots(pixels, size, { ...dots, unlabelled: undefined }, box, 2)
  expect(at(10, 10)).toEqual([255, 255, 255])
})

it('clips dots at the edge', () => {
  expect(drawn([red, blue])(0, 0)).toEqual([211, 51, 51])
})

it('skips labels without a colour', () => {
  const at = drawn([red, undefined])
  expect(at(10, 10)).toEqual([211, 51, 51])
  expect(at(30, 20)).toEqual([255, 255, 255])
})

it('has another shape for each ten labels, of about the same area', () => {
  const areas = [0, 10, 20, 30].map((label) => {
    const pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255)
    const colours = Array.from({ length: 31 }, () => [0, 0, 0] as const)
    drawDots(
      pixels,
      size,
      { points: Float32Array.of(0, 0), labels: Uint8Array.of(label), colours },
      box,
      6,
    )
    const dark = pixels.filter((value, at) => at % 4 === 0 && value < 255)
    return { area: dark.reduce((sum, value) => sum + (255 - value) / 255 / 0.8, 0), pixels }
  })
  for (const { area } of areas) expect(Math.abs(area / (Math.PI * 36) - 1)).toBeLessThan(0.15)
  for (const [index, { pixels }] of areas.entries())
    for (const other of areas.slice(0, index)) {
      const different = pixels.filter(
        (value, at) => Math.abs(value - (other.pixels[at] as number)) > 100,
      )
      expect(different.length / 3).toBeGreaterThan(8)
    }
})
