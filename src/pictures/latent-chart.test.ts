// The option of the latent chart: groups, colours, equal axes.
import { describe, expect, it } from 'vitest'
import { latentChart } from './latent-chart.js'
import { light } from './theme.js'

const text = {
  title: 't',
  explanation: 'e',
  x: 'latent 1',
  y: 'latent 2',
  label: 'label',
  unlabelled: 'none',
}

interface Described {
  readonly name: string
  readonly symbol: string
  readonly symbolSize: number
  readonly data: number[][]
  readonly itemStyle: { readonly color: string }
}

function described(points: Float32Array, labels?: readonly number[]) {
  const { option, width, height } = latentChart({ points, labels }, text)
  return {
    option,
    width,
    height,
    x: option.xAxis as unknown as { min: number; max: number; name: string },
    y: option.yAxis as unknown as { min: number; max: number; name: string },
    series: bySeriesName(option.series as unknown as Described[]),
  }
}

/** Points are drawn in rounds over all labels; this merges the rounds of a label. */
function bySeriesName(series: readonly Described[]): Described[] {
  const names = [...new Set(series.map(({ name }) => name))]
  return names.map((name) => {
    const [first, ...others] = series.filter((each) => each.name === name)
    return { ...(first as Described), data: [first, ...others].flatMap((each) => each?.data ?? []) }
  })
}

describe('latentChart', () => {
  it('groups points by label, in order', () => {
    const { series, option } = described(Float32Array.of(1, 2, 3, 4, 5, 6), [7, 0, 7])
    expect(series.map(({ name, data }) => [name, data])).toEqual([
      ['0', [[3, 4]]],
      [
        '7',
        [
          [1, 2],
          [5, 6],
        ],
      ],
    ])
    expect(option.legend).toMatchObject({ data: ['0', '7'] })
  })

  it('shows points without a label in grey, below and last in the legend', () => {
    const { series, option } = described(Float32Array.of(1, 2, 3, 4, 5, 6), [-1, 12, 3])
    expect(series.map(({ name }) => name)).toEqual(['3', '12', 'none'])
    expect(option.legend).toMatchObject({ data: ['3', '12', 'none'] })
    expect(series.map(({ itemStyle }) => itemStyle.color)).toEqual([
      light.labels[0],
      light.labels[1],
      light.unlabelled,
    ])
    expect(series.map((each) => (each as { z?: number }).z)).toEqual([undefined, undefined, 1])
    expect(series[2]?.symbol).toBe('circle')
  })

  it('interleaves labels, so that none covers the others', () => {
    const labels = Array.from({ length: 100 }, (_, at) => Math.floor(at / 50))
    const { option } = latentChart({ points: new Float32Array(200), labels }, text)
    const names = (option.series as unknown as Described[]).map(({ name }) => name)
    expect(names.lastIndexOf('0')).toBeGreaterThan(names.indexOf('1'))
  })

  it('has the same units per pixel on both axes', () => {
    const { x, y, option } = described(Float32Array.of(-10, 1, 10, 2, 0, 1.5))
    expect(x.max - x.min).toBeCloseTo(y.max - y.min, 10)
    expect(option.grid).toMatchObject({ width: 600, height: 600 })
    expect([(x.min + x.max) / 2, (y.min + y.max) / 2]).toEqual([0, 1.5])
    expect(x.min).toBeLessThan(-10)
    expect(x.max).toBeGreaterThan(10)
    expect([x.name, y.name]).toEqual(['latent 1', 'latent 2'])
  })

  it('has one colour and no legend without labels', () => {
    const { series, option, width } = described(Float32Array.of(1, 2, 3, 4))
    expect(series).toHaveLength(1)
    expect(option.legend).toBeUndefined()
    expect(width).toBeLessThan(described(Float32Array.of(1, 2, 3, 4), [0, 1]).width)
  })

  it('gives every label a distinct colour and shape, also after ten', () => {
    const labels = Array.from({ length: 40 }, (_, index) => index)
    const { series, width } = described(
      new Float32Array(80).map((_, at) => at),
      labels,
    )
    const looks = series.map(({ symbol, itemStyle }) => `${symbol} ${itemStyle.color}`)
    expect(new Set(looks).size).toBe(40)
    expect(width).toBeGreaterThan(described(new Float32Array(4), [0, 1]).width)
  })

  it('accepts a single point, and none', () => {
    for (const points of [Float32Array.of(3, 4), new Float32Array(0)]) {
      const { x, y } = described(points)
      expect(x.max - x.min).toBe(1)
      expect(y.max - y.min).toBe(1)
    }
  })

  it('draws many points smaller', () => {
    const size = (count: number) =>
      described(new Float32Array(2 * count)).series[0]?.symbolSize ?? 0
    expect(size(60_000)).toBeLessThan(size(1000))
    expect(size(60_000)).toBeGreaterThan(1)
  })
})
