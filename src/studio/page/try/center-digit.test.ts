// A drawn digit is placed like MNIST's digits: 20 pixels long, its centre of mass in the middle.
import { describe, expect, it } from 'vitest'
import { centerDigit } from './center-digit.js'

const side = 280
const size = { width: 28, height: 28 }

/** A pad with ink where `isInk` says so. */
function pad(isInk: (x: number, y: number) => boolean) {
  const values = Float32Array.from({ length: side * side }, (_, at) =>
    Number(isInk(at % side, Math.floor(at / side))),
  )
  return { width: side, height: side, values }
}

function extentOf(image: Float32Array) {
  const inked = [...image.keys()].filter((at) => (image[at] ?? 0) > 0.5)
  const [rows, columns] = [inked.map((at) => Math.floor(at / 28)), inked.map((at) => at % 28)]
  return {
    height: Math.max(...rows) - Math.min(...rows) + 1,
    width: Math.max(...columns) - Math.min(...columns) + 1,
  }
}

function massOf(image: Float32Array) {
  let [sum, x, y] = [0, 0, 0]
  for (const [at, value] of image.entries()) {
    sum += value
    x += value * ((at % 28) + 0.5)
    y += value * (Math.floor(at / 28) + 0.5)
  }
  return { x: x / sum, y: y / sum }
}

describe('placedDigit', () => {
  it('is undefined if nothing was drawn', () => {
    expect(
      centerDigit(
        pad(() => false),
        size,
      ),
    ).toBeUndefined()
  })

  it.each([
    ['a large stroke', 20, 10, 30, 240],
    ['a small one in a corner', 230, 200, 8, 60],
  ])('scales %s to 20 pixels', (_, left, top, width, height) => {
    const stroke = pad((x, y) => x >= left && x < left + width && y >= top && y < top + height)
    const image = centerDigit(stroke, size) as Float32Array
    expect(extentOf(image).height).toBe(20)
    expect(extentOf(image).width).toBeCloseTo((20 * width) / height, -0.5)
    expect(Math.max(...image)).toBeCloseTo(1)
  })

  it('puts the centre of mass into the middle, not that of the box', () => {
    // Heavy above, with a long thin tail.
    const image = centerDigit(
      pad(
        (x, y) =>
          (y < 80 && y >= 20 && x < 200 && x >= 80) || (y >= 80 && y < 220 && x >= 80 && x < 95),
      ),
      size,
    ) as Float32Array
    const { x, y } = massOf(image)
    expect(Math.abs(x - 14)).toBeLessThan(0.6)
    expect(Math.abs(y - 14)).toBeLessThan(0.6)
  })

  it('fits images of other sizes', () => {
    const image = centerDigit(
      pad((x, y) => x > 100 && x < 180 && y > 40 && y < 240),
      { width: 40, height: 32 },
    )
    expect(image).toHaveLength(40 * 32)
  })
})
