// The option of the curves chart: series, axes and their ranges.
import { describe, expect, it } from 'vitest'
import { curvesChart } from './curves-chart.js'
import type { CurvePoint } from './curves-scale.js'

const text = {
  title: 't',
  explanation: 'e',
  epoch: 'epoch',
  log: 'log',
}

const point = (epoch: number, values: Partial<CurvePoint> = {}): CurvePoint => ({
  epoch,
  mean: 100 / epoch,
  standardDeviation: 1,
  validation: 101 / epoch,
  ...values,
})

interface Described {
  readonly type: string
  readonly name: string
  readonly xAxisIndex: number
  readonly data: number[][]
}

interface Run {
  readonly name: string
  readonly reconstruction: readonly CurvePoint[]
  readonly kl?: readonly CurvePoint[]
}

const chartOf = (runs: readonly Run[], title = text.title) =>
  curvesChart(
    {
      names: runs.map(({ name }) => name),
      panels: [
        { name: 'r', lines: runs.map(({ reconstruction }) => reconstruction) },
        ...(runs.some(({ kl }) => kl)
          ? [{ name: 'KL', lines: runs.map(({ kl }) => kl ?? []) }]
          : []),
      ],
    },
    { ...text, title },
  )

function described(runs: readonly Run[]) {
  const { option, width, height } = chartOf(runs)
  const axes = option.yAxis as { type: string; min: number; max: number; name: string }[]
  return { option, width, height, axes, series: option.series as unknown as Described[] }
}

describe('a panel of a number that is set', () => {
  const lines = [[0.25, 0.75, 1.5].map((at, index) => ({ epoch: 1, at, mean: 100 * (3 - index) }))]
  const { option } = curvesChart(
    { names: ['a'], panels: [{ name: 'x', lines, isSet: true }] },
    text,
  )

  it('has one plain line, where its values are', () => {
    expect(option.series).toMatchObject([
      {
        type: 'line',
        showSymbol: false,
        data: [
          [0.25, 300],
          [0.75, 200],
          [1.5, 100],
        ],
      },
    ])
  })

  it('shows all values on a linear axis', () => {
    const [axis] = option.yAxis as { type: string; min: number; max: number }[]
    expect(axis?.type).toBe('value')
    expect([axis?.min, axis?.max]).toEqual([90, 310])
  })
})

describe('curvesChart', () => {
  it('draws the spread and two lines in each of two panels, training in the middle of the epoch', () => {
    const points = [point(1), point(2)]
    const { axes, series } = described([{ name: 'a', reconstruction: points, kl: points }])
    expect(axes.map(({ type, name }) => [type, name])).toEqual([
      ['log', 'r · log'],
      ['log', 'KL · log'],
    ])
    expect(series.map(({ type, xAxisIndex }) => [type, xAxisIndex])).toEqual([
      ['custom', 0],
      ['line', 0],
      ['line', 0],
      ['custom', 1],
      ['line', 1],
      ['line', 1],
    ])
    expect(series[0]?.data).toEqual([
      [0.5, 99, 101],
      [1.5, 49, 51],
    ])
    expect(series[1]?.data).toEqual([
      [0.5, 100],
      [1.5, 50],
    ])
    expect(series[2]?.data).toEqual([
      [1, 101],
      [2, 50.5],
    ])
  })

  it('has one panel for models without KL', () => {
    const points = [point(1), point(2)]
    const { axes, width } = described([{ name: 'a', reconstruction: points }])
    expect(axes).toHaveLength(1)
    const both = described([{ name: 'a', reconstruction: points, kl: points }])
    expect(width).toBeLessThan(both.width)
  })

  it('keeps a band on its axis if mean − standard deviation is not positive', () => {
    const points = [
      point(1, { mean: 4, standardDeviation: 1, validation: 4 }),
      point(2, { mean: 5, standardDeviation: 5 }),
      point(3, { mean: 4, standardDeviation: 9 }),
    ]
    const { axes, series } = described([{ name: 'a', reconstruction: points }])
    const { min, max } = axes[0] as { min: number; max: number }
    expect(min).toBeGreaterThan(0)
    // The axis is not extended towards zero for the band.
    expect(min).toBeGreaterThan(1)
    for (const [, lower = 0, upper = 0] of series[0]?.data ?? []) {
      expect(lower).toBeGreaterThanOrEqual(min)
      expect(upper).toBeGreaterThan(lower)
      expect(upper).toBeLessThanOrEqual(max)
    }
    expect(series[0]?.data.map(([, lower]) => lower)).toEqual([3, min, min])
  })

  it('draws a KL of 0 or less at the bottom, and all of them on a linear axis', () => {
    const collapsing = [0.5, 0.1, 0, -1e-7].map((mean, at) =>
      point(at + 1, { mean, validation: mean, standardDeviation: 0 }),
    )
    const first = described([{ name: 'a', reconstruction: collapsing, kl: collapsing }])
    const { type, min } = first.axes[1] as { type: string; min: number }
    expect(type).toBe('log')
    expect(first.series[4]?.data.map(([, value]) => value)).toEqual([0.5, 0.1, min, min])

    const collapsed = [1, 2].map((epoch) =>
      point(epoch, { mean: 0, validation: 0, standardDeviation: 0 }),
    )
    const second = described([{ name: 'a', reconstruction: collapsing, kl: collapsed }])
    expect(second.axes[1]).toMatchObject({ type: 'value', min: 0 })
    expect(second.series[4]?.data).toEqual([
      [0.5, 0],
      [1.5, 0],
    ])
  })

  it('has a linear axis for metrics of a density, with a range for all but the first epochs', () => {
    const falling = [90_000, 2000, -100, -400, -500, -520, -530, -535].map((mean, at) =>
      point(at + 1, { mean, validation: mean + 30, standardDeviation: 10 }),
    )
    const { axes, series } = described([{ name: 'a', reconstruction: falling, kl: falling }])
    const { type, name, min, max } = axes[0] as (typeof axes)[number]
    expect([type, name]).toEqual(['value', 'r'])
    expect(min).toBeLessThan(-545)
    expect(max).toBeGreaterThan(2030)
    expect(max).toBeLessThan(2500)
    expect(series[1]?.data.map(([, value]) => value)).toEqual(falling.map(({ mean }) => mean))
    const invalid = [point(1, { mean: -5, validation: -5 }), point(9, { mean: Number.NaN })]
    const { axes: others } = described([{ name: 'a', reconstruction: invalid }])
    expect(others[0]).toMatchObject({ type: 'value' })
  })

  it('contains only finite numbers', () => {
    const invalid = [
      point(1, { mean: Number.NaN, standardDeviation: Number.NaN }),
      point(2, { mean: Number.POSITIVE_INFINITY }),
      point(3),
    ]
    const { axes, series } = described([{ name: 'a', reconstruction: invalid, kl: invalid }])
    const numbers = [
      ...series.flatMap(({ data }) => data.flat()),
      ...axes.flatMap(({ min, max }) => [min, max]),
    ]
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([])
    const none = described([{ name: 'a', reconstruction: [] }])
    expect(none.axes[0]).toMatchObject({ type: 'value', min: 0, max: 1 })
  })

  it('marks a single epoch', () => {
    const { option, series } = described([{ name: 'a', reconstruction: [point(1)] }])
    expect(option.xAxis).toMatchObject([{ min: 0, max: 1 }])
    expect(series[1]).toMatchObject({ showSymbol: true, data: [[0.5, 100]] })
    expect(series[2]).toMatchObject({ showSymbol: true, data: [[1, 101]] })
  })

  it('names all axes', () => {
    const points = [point(1), point(2)]
    const { option } = described([{ name: 'a', reconstruction: points, kl: points }])
    for (const axes of [option.xAxis, option.yAxis] as { name?: string }[][])
      for (const { name } of axes) expect(name).toMatch(/./)
  })

  it('draws metrics of validation only, and leaves out runs without a metric', () => {
    const chart = curvesChart(
      {
        names: ['a', 'b'],
        panels: [{ name: 'error', lines: [[{ epoch: 1, validation: 0.25 }], []] }],
      },
      text,
    )
    const series = chart.option.series as unknown as Described[]
    expect(series.map(({ type, name, data }) => [type, name, data])).toEqual([
      ['line', 'a', [[1, 0.25]]],
    ])
  })

  it('has two panels side by side, and further ones below', () => {
    const lines = [[point(1), point(2)]]
    const grids = (count: number) => {
      const panels = Array.from({ length: count }, (_, at) => ({ name: `${at}`, lines }))
      return curvesChart({ names: ['a'], panels }, text).option.grid as {
        left: number
        top: number
      }[]
    }
    const [one, two, three] = grids(3)
    expect(one?.top).toBe(two?.top)
    expect(three?.left).toBe(one?.left)
    expect(three?.top).toBeGreaterThan((one?.top ?? 0) + 300)
  })

  it('has no spread where several runs would cover each other', () => {
    const runs = ['a', 'b'].map((name) => ({ name, reconstruction: [point(1), point(2)] }))
    expect(described(runs).series.map(({ type }) => type)).toEqual(Array(4).fill('line'))
  })

  it('distinguishes several runs by colour and legend, with one line of the legend for each', () => {
    const runs = ['a', 'b', 'c'].map((name) => ({ name, reconstruction: [point(1), point(2)] }))
    const { option, series, height } = described(runs)
    expect(option.legend).toMatchObject({ data: ['a', 'b', 'c'] })
    const colours = series.map(
      (each) => (each as { itemStyle?: { color?: string } }).itemStyle?.color,
    )
    expect(new Set(colours).size).toBe(3)
    const one = described(runs.slice(0, 1))
    expect(one.option.legend).toBeUndefined()
    expect(height).toBeGreaterThan(one.height + 3 * 20)
  })

  it('is higher for a long title', () => {
    const run = { name: 'a', reconstruction: [point(1), point(2)] }
    const height = (title: string) => chartOf([run], title).height
    expect(height('a long title '.repeat(10))).toBeGreaterThan(height('a title') + 40)
    expect(height('아주 긴 제목 '.repeat(10))).toBeGreaterThan(height('제목') + 40)
  })
})

it('the axis of a fraction is linear, from 0 to 1', () => {
  const lines = [
    [
      { epoch: 1, validation: 0.91 },
      { epoch: 2, validation: 0.93 },
    ],
  ]
  const axis = (isFraction: boolean) =>
    curvesChart({ names: ['a'], panels: [{ name: 'accuracy', lines, isFraction }] }, text).option
      .yAxis
  expect(axis(true)).toMatchObject([{ type: 'value', min: 0, max: 1, name: 'accuracy' }])
  expect(axis(false)).toMatchObject([{ type: 'log' }])
})
