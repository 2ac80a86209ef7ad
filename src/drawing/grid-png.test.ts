// Labelled grids as files: sharp images, and labels that fit.
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type LabelledGrid, labelledGrid } from '../pictures/labelled-grid.js'
import { gridPng } from './grid-png.js'

const images = Float32Array.of(0, 1, 0.4, 0.2, 0.6, 0, 1, 0.8)
const described = (more: Partial<LabelledGrid> = {}) =>
  labelledGrid({
    title: 'Title',
    shape: [2, 2],
    columns: 2,
    rows: [{ images }, { images }],
    ...more,
  })

async function pixelsOf(grid: LabelledGrid) {
  const { data, info } = await sharp(await gridPng(grid))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const grey = (x: number, y: number) => data[3 * (y * width + x)] as number
  return { width, height, grey, data }
}

/** Whether everything within `margin` pixels of the border is white. */
function hasFreeMargin({ width, height, grey }: Awaited<ReturnType<typeof pixelsOf>>, margin = 8) {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isInside = x >= margin && y >= margin && x < width - margin && y < height - margin
      if (!isInside && grey(x, y) < 250) return false
    }
  return true
}

describe('gridPng', () => {
  it('draws every value as a square of one grey', async () => {
    const { width, height, grey } = await pixelsOf(described())
    // The first black pixel from the top left belongs to the first value; squares are 8 pixels wide.
    const size = 8
    let [left, top] = [0, 0]
    const isCorner = (x: number, y: number) =>
      [0, size - 1].every((by) => grey(x + by, y) === 0 && grey(x, y + by) === 0) &&
      grey(x + size, y) === 255 &&
      grey(x, y + size) === 102
    for (let y = 0; y < height - size; y++)
      for (let x = 0; x < width - size; x++) if (isCorner(x, y) && top === 0) [left, top] = [x, y]
    expect(top).toBeGreaterThan(0)
    const square = (column: number, row: number) => {
      const found = new Set<number>()
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++)
          found.add(grey(left + column * size + x, top + row * size + y))
      return [...found]
    }
    expect([square(0, 0), square(1, 0), square(0, 1), square(1, 1)]).toEqual([
      [0],
      [255],
      [102],
      [51],
    ])
  })

  it('is larger for labels on all sides, however long', async () => {
    const plain = await pixelsOf(described())
    const word = '아주 길고 긴 이름이 붙은 잠재 변수 (KL 12.34)'
    const rows = [
      { images, label: word },
      { images, label: 'b' },
    ]
    const labelled = await pixelsOf(
      described({
        rows,
        columnLabels: [word, word],
        x: word,
        y: word,
        explanation: word.repeat(9),
      }),
    )
    expect(labelled.width).toBeGreaterThan(plain.width + 200)
    expect(labelled.height).toBeGreaterThan(plain.height + 3 * 44)
    expect(hasFreeMargin(labelled)).toBe(true)
    expect(hasFreeMargin(plain)).toBe(true)
  })

  it('wraps a long title, also without spaces', async () => {
    const short = await pixelsOf(described())
    for (const title of ['a long title '.repeat(12), 'ch13-vae-20260101-'.repeat(8)]) {
      const long = await pixelsOf(described({ title }))
      expect(long.height).toBeGreaterThan(short.height + 60)
      expect(hasFreeMargin(long)).toBe(true)
    }
  })

  it('draws Korean: different text has different pixels', async () => {
    const [one, other] = [
      await pixelsOf(described({ title: '가' })),
      await pixelsOf(described({ title: '나' })),
    ]
    expect(one.data.equals(other.data)).toBe(false)
  })

  it('draws images with three channels in colour', async () => {
    const red = Float32Array.of(1, 0, 0)
    const grid = labelledGrid({ title: 't', shape: [3, 1, 1], columns: 1, rows: [{ images: red }] })
    const { data } = await pixelsOf(grid)
    const reds = Array.from({ length: data.length / 3 }, (_, at) =>
      data.subarray(3 * at, 3 * at + 3),
    )
    expect(reds.filter(([r, g, b]) => r === 255 && g === 0 && b === 0)).toHaveLength(8 * 8)
  })
})
