// Smoothing has no bias or lag, thinning loses no peak.
import { expect, it } from 'vitest'
import { downsample, smoothValues } from './smooth.js'
import { fullZoom, panZoom, scaleZoom } from './zoom.js'

it('a constant is unchanged from the first step on', () => {
  expect([...smoothValues([5, 5, 5], 0.9)]).toEqual([5, 5, 5].map((value) => expect.closeTo(value)))
})

it('without weight nothing is smoothed, and values that are not finite are skipped', () => {
  expect([...smoothValues([1, 3, 2], 0)]).toEqual([1, 3, 2])
  expect([...smoothValues([4, Number.NaN, 4], 0.5)]).toEqual([4, 4, 4])
  expect([...smoothValues([Number.NaN, 4], 0.5)]).toEqual([4, 4])
  expect([...smoothValues([Number.NaN], 0.5)]).toEqual([Number.NaN])
})

it('nearer values weigh more, earlier and later ones alike', () => {
  expect([...smoothValues([0, 0, 7, 0], 0.5)]).toEqual(
    [7 / 4 / 1.875, 7 / 2 / 2.25, 7 / 2.25, 7 / 2 / 1.875].map((value) => expect.closeTo(value)),
  )
})

it('a straight line is followed without a lag', () => {
  const line = Array.from({ length: 201 }, (_, at) => at)
  expect(smoothValues(line, 0.9)[100]).toBeCloseTo(100)
})

it('few values are all kept, of many the extremes', () => {
  expect(downsample([3, 1, 2], { first: 0, last: 2, maxPoints: 10 })).toEqual([0, 1, 2])
  const values = Array.from({ length: 1000 }, (_, at) => at % 7)
  values[500] = 99
  values[501] = -99
  const kept = downsample(values, { first: 0, last: 999, maxPoints: 100 })
  expect(kept.length).toBeLessThanOrEqual(100)
  expect(kept).toContain(500)
  expect(kept).toContain(501)
  expect(kept).toEqual([...kept].sort((a, b) => a - b))
  expect(downsample(values, { first: 10, last: 12, maxPoints: 100 })).toEqual([10, 11, 12])
})

it('zooming and panning never leave the axis', () => {
  expect(scaleZoom(fullZoom, 2)).toEqual(fullZoom)
  expect(scaleZoom(fullZoom, 0.5)).toEqual({ start: 25, end: 75 })
  expect(panZoom({ start: 0, end: 50 }, -0.2)).toEqual({ start: 0, end: 50 })
  expect(panZoom({ start: 40, end: 90 }, 0.5)).toEqual({ start: 50, end: 100 })
})
