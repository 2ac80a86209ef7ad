// A view of the plane: round trips, zooming and panning.
import { expect, it } from 'vitest'
import { boxAround, fromPixels, panned, toPixels, zoomed } from './view-box.js'

const size = { width: 300, height: 200 }
const points = Float32Array.of(-1, -2, 3, 4, 0, 1)
const box = boxAround(points, size)

it('shows every point', () => {
  for (let at = 0; at < points.length; at += 2) {
    const [left, top] = toPixels(box, size, points[at] ?? 0, points[at + 1] ?? 0)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(size.width)
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(size.height)
  }
})

it('knows the position of a pixel, y upwards', () => {
  const [left, top] = toPixels(box, size, 2, 3)
  const [x, y] = fromPixels(box, size, left, top)
  expect([x, y]).toEqual([expect.closeTo(2), expect.closeTo(3)])
  expect(toPixels(box, size, 2, 4)[1]).toBeLessThan(top)
})

it('zooms around a pixel', () => {
  const near = zoomed(box, size, 2, [40, 50])
  expect(near.unit).toBeCloseTo(box.unit / 2)
  const [before, after] = [box, near].map((each) => fromPixels(each, size, 40, 50))
  expect(after).toEqual(before?.map((value) => expect.closeTo(value)))
})

it('pans with the pointer', () => {
  const [left, top] = toPixels(box, size, 1, 1)
  expect(toPixels(panned(box, 15, -7), size, 1, 1)).toEqual([
    expect.closeTo(left + 15),
    expect.closeTo(top - 7),
  ])
})

it('of no points, or one, is a box, too', () => {
  expect(boxAround(new Float32Array(), size).unit).toBeGreaterThan(0)
  expect(boxAround(Float32Array.of(5, 5), size)).toMatchObject({ x: 5, y: 5 })
})
