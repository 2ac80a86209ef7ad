// Smoothing pulls nowhere, thinning loses no peak.
import { expect, it } from 'vitest'
import { smoothed, thinned } from './smooth.js'
import { everything, movedBy, zoomedBy } from './zoom.js'

it('a constant stays what it is from the first step on', () => {
  expect([...smoothed([5, 5, 5], 0.9)]).toEqual([5, 5, 5].map((value) => expect.closeTo(value)))
})

it('without weight nothing is smoothed, and what is no number is skipped', () => {
  expect([...smoothed([1, 3, 2], 0)]).toEqual([1, 3, 2])
  expect([...smoothed([4, Number.NaN, 4], 0.5)]).toEqual([4, 4, 4])
  expect([...smoothed([Number.NaN, 4], 0.5)]).toEqual([4, 4])
  expect([...smoothed([Number.NaN], 0.5)]).toEqual([Number.NaN])
})

it('nearer values count more, earlier and later ones alike', () => {
  expect([...smoothed([0, 0, 7, 0], 0.5)]).toEqual(
    [7 / 4 / 1.875, 7 / 2 / 2.25, 7 / 2.25, 7 / 2 / 1.875].map((value) => expect.closeTo(value)),
  )
})

it('a straight course is followed without a lag', () => {
  const line = Array.from({ length: 201 }, (_, at) => at)
  expect(smoothed(line, 0.9)[100]).toBeCloseTo(100)
})

it('few values are all kept, of many the extremes', () => {
  expect(thinned([3, 1, 2], { first: 0, last: 2, most: 10 })).toEqual([0, 1, 2])
  const values = Array.from({ length: 1000 }, (_, at) => at % 7)
  values[500] = 99
  values[501] = -99
  const kept = thinned(values, { first: 0, last: 999, most: 100 })
  expect(kept.length).toBeLessThanOrEqual(100)
  expect(kept).toContain(500)
  expect(kept).toContain(501)
  expect(kept).toEqual([...kept].sort((a, b) => a - b))
  expect(thinned(values, { first: 10, last: 12, most: 100 })).toEqual([10, 11, 12])
})

it('zooming and moving never leave the axis', () => {
  expect(zoomedBy(everything, 2)).toEqual(everything)
  expect(zoomedBy(everything, 0.5)).toEqual({ start: 25, end: 75 })
  expect(movedBy({ start: 0, end: 50 }, -0.2)).toEqual({ start: 0, end: 50 })
  expect(movedBy({ start: 40, end: 90 }, 0.5)).toEqual({ start: 50, end: 100 })
})
