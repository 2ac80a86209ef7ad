// The sprites: what they are drawn from, and that the factors stay with their images.
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Dataset } from '../dataset.js'
import { drawSprites } from './draw-sprites.js'
import { loadSprites } from './sprites.js'

const size = 32 * 32
const { images, factors, labels } = drawSprites()
const image = (at: number) => images.subarray(at * size, (at + 1) * size)

it('are all different, black and white, and inside the picture', () => {
  const hashes = new Set(
    Array.from({ length: 6144 }, (_, at) => createHash('sha256').update(image(at)).digest('hex')),
  )
  expect(hashes.size).toBe(6144)
  expect(images.every((value) => value === 0 || value === 255)).toBe(true)
  const isEdge = (pixel: number) => [0, 31].includes(pixel % 32) || [0, 31].includes(pixel >> 5)
  expect(images.every((value, at) => value === 0 || !isEdge(at % size))).toBe(true)
})

it('have every combination of the factors once', () => {
  const rows = new Set(
    Array.from({ length: 6144 }, (_, at) => factors.values.subarray(5 * at, 5 * at + 5).join()),
  )
  expect(rows.size).toBe(6144)
  expect([...labels.subarray(0, 2), ...labels.subarray(-2)]).toEqual([0, 0, 2, 2])
})

it('move with x and y, and grow with the scale', () => {
  for (const at of [0, 2047, 4100, 6143]) {
    const [, scale = 0, , x = 0, y = 0] = factors.values.subarray(5 * at, 5 * at + 5)
    const sums = { count: 0, x: 0, y: 0 }
    for (const [pixel, value] of image(at).entries()) {
      if (value === 0) continue
      sums.count++
      sums.x += (pixel % 32) + 0.5
      sums.y += (pixel >> 5) + 0.5
    }
    // The centre of mass of a triangle is not its middle.
    expect(Math.abs(sums.x / sums.count - x)).toBeLessThan(0.4 * scale)
    expect(Math.abs(sums.y / sums.count - y)).toBeLessThan(0.4 * scale)
    expect(sums.count / scale ** 2).toBeGreaterThan(1)
    expect(sums.count / scale ** 2).toBeLessThan(2.2)
  }
})

it('keep their factors when they are divided', async () => {
  const splits = await loadSprites()
  expect(splits).toMatchObject({
    name: 'sprites',
    labelNames: ['rectangle', 'ellipse', 'triangle'],
  })
  expect([splits.train.count, splits.validation.count]).toEqual([5530, 614])
  // Another fingerprint would be other data: runs on the sprites would not resume.
  expect(splits.fingerprint).toBe(
    '91b89fc0774c6f9167753f27b9244b555d453c0457f4726af6d3c6f6160f5944',
  )
  for (const dataset of [splits.train, splits.validation] as Dataset[]) {
    const into = new Uint8Array(size)
    await dataset.read([100], into)
    const own = dataset.factors?.values.subarray(500, 505).join()
    const at = Array.from({ length: 6144 }, (_, row) => row).find(
      (row) => factors.values.subarray(5 * row, 5 * row + 5).join() === own,
    )
    expect(Buffer.from(into).equals(image(at ?? -1))).toBe(true)
  }
})

it('are divided as asked', async () => {
  const { validation } = await loadSprites({ validation: 0.25 })
  expect(validation.count).toBe(1536)
})
