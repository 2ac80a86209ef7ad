// A chart of one metric: named axes, no band over few epochs, one kind of axis at every zoom.
import { expect, it } from 'vitest'
import { light } from '../../../pictures/theme.js'
import { type Curve, curvePanel, lineThrough } from './curve-panel.js'
import { fullZoom } from './zoom.js'

const curve = (
  means: readonly number[],
  parts: Partial<Curve['parts']> = {},
  raw: readonly number[] = [],
): Curve => ({
  colour: '#123456',
  raw: lineThrough(raw, (value) => [raw.indexOf(value) + 1, value]),
  points: means.map((mean, at) => ({
    epoch: at + 1,
    mean,
    standardDeviation: mean / 2,
    validation: mean + 1,
  })),
  parts: { training: true, spread: false, validation: true, ...parts },
})

function described(
  curves: readonly Curve[],
  options: Partial<Parameters<typeof curvePanel>[0]> = {},
) {
  const option = curvePanel({
    curves,
    last: 10,
    zoom: fullZoom,
    isLog: true,
    type: 'log',
    names: { epoch: 'Epoch', value: 'nats per example' },
    hasHandle: true,
    theme: light,
    ...options,
  })
  return {
    x: option.xAxis as { name: string },
    y: option.yAxis as { name: string; type: string; min: number; max: number },
    series: option.series as { type: string; data: ArrayLike<number> }[],
  }
}

it('names both axes', () => {
  const { x, y } = described([curve([5, 4])])
  expect([x.name, y.name]).toEqual(['Epoch', 'nats per example'])
})

it('draws the mean of an epoch at its middle and the validation at its end', () => {
  const { series } = described([curve([5, 4])])
  expect(series.map(({ data }) => Array.from(data))).toEqual([
    [0.5, 5, 1.5, 4],
    [1, 6, 2, 5],
  ])
})

it('draws the spread only where it is wanted, and the axis has room for it only then', () => {
  const plain = described([curve([5, 4])])
  expect(plain.series.map(({ type }) => type)).toEqual(['line', 'line'])
  const spread = described([curve([5, 4], { spread: true })])
  expect(spread.series.map(({ type }) => type)).toEqual(['custom', 'line', 'line'])
  expect(spread.y.max).toBeGreaterThan(7.5)
  expect(plain.y.max).toBeLessThan(7)
})

it('draws no training of a metric that only validation has', () => {
  const points = [{ epoch: 1, validation: 0.2 }]
  const { series } = described([{ ...curve([]), points }])
  expect(series.map(({ data }) => Array.from(data))).toEqual([[1, 0.2]])
})

it('has one kind of axis, whatever part is visible', () => {
  const density = curve([900, 5, -20, -30])
  const start = { start: 0, end: 10 }
  expect(described([density], { zoom: start, type: 'value' }).y.type).toBe('value')
  expect(described([curve([900, 5, 3, 2])], { zoom: start }).y.type).toBe('log')
})

it('clips values beyond a linear axis rather than drawing them at its edge', () => {
  const falling = curve([90_000, 20, -10, -20, -25, -30, -32, -33])
  const { y, series } = described([falling], { type: 'value', last: 8 })
  expect(y.max).toBeLessThan(1000)
  expect(series[0]?.data[1]).toBe(90_000)
})

it('the axis of a fraction is from 0 to 1', () => {
  const { y } = described([curve([0.5, 0.6])], { isLog: false, type: 'value', isFraction: true })
  expect(y).toMatchObject({ type: 'value', min: 0, max: 1 })
})
