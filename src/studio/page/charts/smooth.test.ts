// Smoothing draws the course that the data took: no bias, no lag, no lower peak; thinning loses no extreme.
import { expect, it } from 'vitest'
import { downsample, smoothValues } from './smooth.js'
import { fullZoom, panZoom, scaleZoom } from './zoom.js'

const linear = { weight: 0.9, axis: 'value' } as const
const log = { weight: 0.9, axis: 'log' } as const
const curve = (count: number, valueAt: (step: number) => number) =>
  Array.from({ length: count }, (_, step) => valueAt(step))
/** Repeats, and has the mean 0. */
const noise = (step: number) => [1, -2, 0, 3, -1, -1, 2, -2][step % 8] as number

it('a loss that begins at 530 begins at 530, and follows its fall', () => {
  const falls = (step: number) => 110 + 420 * Math.exp(-step / 20)
  for (const count of [100, 938, 20_000]) {
    const loss = curve(count, falls)
    const smooth = smoothValues(loss, log)
    expect(smooth[0]).toBeCloseTo(530, 9)
    expect(smooth.at(-1)).toBeCloseTo(loss.at(-1) as number, 9)
    for (const [step, value] of smooth.entries()) {
      expect(value / falls(step), `step ${step} of ${count}`).toBeGreaterThan(0.98)
      expect(value / falls(step), `step ${step} of ${count}`).toBeLessThan(1.02)
    }
  }
})

it('a KL that begins near 0 with a peak of 13 in its first steps has that peak', () => {
  const peak = (step: number) => 0.02 + 13 * ((step / 12) * Math.exp(1 - step / 12)) ** 2
  const values = curve(938, (step) => peak(step) + 4 * (1 - Math.exp(-step / 300)))
  const smooth = smoothValues(values, log)
  expect(Math.max(...values)).toBeCloseTo(13.2, 1)
  expect(Math.max(...smooth)).toBeGreaterThan(12.8)
  expect(Math.max(...smooth)).toBeLessThanOrEqual(Math.max(...values))
  for (const [step, value] of smooth.entries()) {
    expect(value / (values[step] as number), `step ${step}`).toBeGreaterThan(0.8)
    expect(value / (values[step] as number), `step ${step}`).toBeLessThan(1.25)
  }
})

it('a KL with a peak of a few steps, as early in a training, keeps it', () => {
  const start = [0.4, 0.2, 0.3, 1, 3, 8, 20, 45, 50, 30, 14, 7, 4, 2, 1.2, 0.8]
  for (const count of [64, 180, 2000]) {
    const values = [...start, ...curve(count - start.length, (step) => 3 - 2.2 * 0.98 ** step)]
    expect(Math.max(...smoothValues(values, log)), `${count} steps`).toBeCloseTo(50, 9)
  }
})

it('noise around a level becomes less, more so with more weight, and the level stays', () => {
  const spread = (values: ArrayLike<number>) => {
    const late = Array.from(values).slice(400, 1600)
    return Math.max(...late) - Math.min(...late)
  }
  const values = curve(2000, (step) => 100 + 5 * noise(step))
  const spreads = [0, 0.5, 0.9, 0.97].map((weight) =>
    spread(smoothValues(values, { weight, axis: 'value' })),
  )
  expect(spreads[0]).toBe(25)
  expect(spreads).toEqual([...spreads].sort((one, other) => other - one))
  expect(spreads[2]).toBeLessThan(1.5)
  expect(smoothValues(values, linear)[1000]).toBeCloseTo(100, 0)
})

it('few steps are hardly smoothed', () => {
  const values = curve(40, (step) => 50 + noise(step))
  for (const [step, value] of smoothValues(values, { weight: 0.99, axis: 'log' }).entries())
    expect(Math.abs(value - (values[step] as number))).toBeLessThan(4)
  expect([...smoothValues([9, 5, 1], linear)]).toEqual([9, 5, 1])
})

it('a straight line, or on a logarithmic axis an exponential one, is followed without a lag', () => {
  const line = curve(2001, (step) => step)
  for (const [step, value] of smoothValues(line, linear).entries()) expect(value).toBeCloseTo(step)
  const decay = curve(2001, (step) => 500 * 0.99 ** step)
  for (const [step, value] of smoothValues(decay, log).entries())
    expect(value / (decay[step] as number)).toBeCloseTo(1, 9)
})

it('without weight nothing is smoothed, and values that are not finite are skipped', () => {
  expect([...smoothValues([1, 3, 2], { weight: 0, axis: 'value' })]).toEqual([1, 3, 2])
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    for (const options of [linear, log]) {
      const smooth = smoothValues(
        curve(400, (step) => (step === 200 ? wrong : 4)),
        options,
      )
      expect(smooth[200]).toBeCloseTo(4)
      expect(smooth[203]).toBeCloseTo(4)
    }
  expect([...smoothValues([Number.NaN], log)]).toEqual([Number.NaN])
  expect([...smoothValues([], log)]).toEqual([])
})

it('one huge value leaves the steps far from it precise', () => {
  const values = curve(1000, (step) => (step === 300 ? 1e25 : -520 + noise(step)))
  expect(smoothValues(values, linear)[600]).toBeCloseTo(-520, 0)
})

it('a KL of 0 is as low as the lowest on a logarithmic axis, and none makes no number wrong', () => {
  const collapsed = curve(800, (step) => (step < 400 ? 2 : 0))
  const smooth = smoothValues(collapsed, log)
  expect(smooth[100]).toBeCloseTo(2)
  expect(smooth[700]).toBeCloseTo(2)
  const falling = smoothValues(
    curve(800, (step) => (step < 400 ? 2 : step < 500 ? 1e-4 : 0)),
    log,
  )
  expect(falling[700]).toBeCloseTo(1e-4)
  expect([...smoothValues([0, 0, 0], log)].every((value) => value < 1e-300)).toBe(true)
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
