// Charts as files: size, text, and positions of the drawn data.
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../pictures/chart.js'
import { curvesChart } from '../pictures/curves-chart.js'
import { latentChart } from '../pictures/latent-chart.js'
import { chartPng } from './chart-png.js'
import { chartSvg } from './chart-svg.js'

const text = {
  title: '학습 곡선',
  explanation: 'mean ± deviation',
  epoch: '에포크',
  log: '로그 눈금',
}

function curves(
  count: number,
  { deviation = 1, title = text.title, explanation = text.explanation } = {},
): Chart {
  const points = Array.from({ length: count }, (_, at) => ({
    epoch: at + 1,
    mean: 10,
    standardDeviation: deviation,
    validation: 11,
  }))
  const panels = ['재구성', 'KL'].map((name) => ({ name, lines: [points] }))
  return curvesChart({ names: ['a'], panels }, { ...text, title, explanation })
}

const scatter = (points: Float32Array, labels?: Uint8Array) =>
  latentChart(
    { points, labels },
    { title: '잠재 공간', x: 'x', y: 'y', label: '레이블', unlabelled: '레이블 없음' },
  )

async function pixelsOf(chart: Chart) {
  const { data, info } = await sharp(await chartPng(chart))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([2 * chart.width, 2 * chart.height])
  return {
    data,
    at: (x: number, y: number) => [...data.subarray(3 * (y * info.width + x)).subarray(0, 3)],
  }
}

describe('as PNG', () => {
  it('is twice as large as described, on white', async () => {
    const { at } = await pixelsOf(curves(5))
    expect(at(0, 0)).toEqual([255, 255, 255])
  })

  it('shows its title', async () => {
    const [one, other] = [
      await pixelsOf(curves(5, { title: '가가가' })),
      await pixelsOf(curves(5, { title: '나나나' })),
    ]
    expect(one.data.equals(other.data)).toBe(false)
  })

  it('breaks a long Korean explanation before the right margin', async () => {
    const { width } = curves(5)
    const { data } = await pixelsOf(
      curves(5, { explanation: '잠재 변수마다 선이 하나입니다. '.repeat(8) }),
    )
    const inked = (x: number, y: number) => (data[3 * (2 * width * y + x)] ?? 255) < 200
    const columns = [...Array(2 * width).keys()]
    const rows = [...Array(160).keys()]
    const reached = columns.filter((x) => rows.some((y) => inked(x, y)))
    expect(reached.at(-1)).toBeLessThanOrEqual(2 * (width - 20))
    expect(reached.at(-1)).toBeGreaterThan(2 * (width - 150))
  })

  it.each([1, 3, 1001])(
    'draws the spread down to the axis if it ends below (%d epochs)',
    async (count) => {
      const { option } = curves(count)
      const [{ left, top, width, height }] = option.grid as [Record<string, number>]
      // The middle of the middle epoch.
      const x = 2 * ((left as number) + (width as number) / 2)
      const bottom = 2 * ((top as number) + (height as number))
      const white = [255, 255, 255]
      const wide = await pixelsOf(curves(count, { deviation: 100 }))
      expect(wide.at(x, bottom - 6)).not.toEqual(white)
      // Nothing outside.
      expect(wide.at(x, bottom + 6)).toEqual(white)
      const narrow = await pixelsOf(curves(count, { deviation: 0.01 }))
      expect(narrow.at(x, bottom - 6)).toEqual(white)
    },
  )

  it('has nothing between the bars of few epochs, and a band around many', async () => {
    const filled = async (count: number) => {
      const { option } = curves(count)
      const [{ left, top, width, height }] = option.grid as [Record<string, number>]
      const { at } = await pixelsOf(curves(count, { deviation: 100 }))
      const x = 2 * ((left as number) + (width as number) / count)
      return at(Math.round(x), 2 * ((top as number) + (height as number)) - 6).some((v) => v < 255)
    }
    expect(await filled(2)).toBe(false)
    expect(await filled(19)).toBe(false)
    expect(await filled(20)).toBe(true)
  })

  it('draws sixty thousand points', async () => {
    const points = Float32Array.from({ length: 120_000 }, (_, at) => Math.sin(at * at))
    const labels = Uint8Array.from({ length: 60_000 }, (_, at) => at % 10)
    const { data } = await pixelsOf(scatter(points, labels))
    const coloured = data.reduce((sum, value) => sum + Number(value < 255), 0)
    expect(coloured / data.length).toBeGreaterThan(0.2)
  })

  it('draws a point where its coordinates are', async () => {
    const chart = scatter(Float32Array.of(-1, -1, 1, 1))
    const { at } = await pixelsOf(chart)
    const { left, top, width } = chart.option.grid as Record<'left' | 'top' | 'width', number>
    const { min, max } = chart.option.xAxis as { min: number; max: number }
    const along = (value: number) => Math.round(2 * width * ((value - min) / (max - min)))
    expect(at(2 * left + along(1), 2 * top + along(-1))).not.toEqual([255, 255, 255])
    expect(at(2 * left + along(0.37), 2 * top + along(-0.37))).toEqual([255, 255, 255])
  })
})

describe('as SVG', () => {
  it('contains its text and the fonts for it', () => {
    const svg = chartSvg(curves(30))
    const { title, explanation, epoch, log } = text
    const axes = ['재구성', 'KL'].map((name) => `${name} · ${log}`)
    for (const word of [title, explanation, epoch, ...axes])
      expect(svg).toContain(`>${word}</text>`)
    expect(svg).toMatch(/^<svg [^>]*><style>@font-face/)
    expect(svg.match(/font-weight:700/g)?.length).toBeGreaterThan(0)
    expect(svg.length).toBeLessThan(500_000)
  })

  it('omits the fonts if the page provides them', () => {
    const svg = chartSvg(curves(30), { fonts: false })
    expect(svg).not.toContain('@font-face')
    expect(svg.length).toBeLessThan(30_000)
  })

  it('contains no NaN, for a thousand epochs and for one', () => {
    for (const count of [1, 1000])
      expect(chartSvg(curves(count, { deviation: 50 }), { fonts: false })).not.toMatch(
        /NaN|Infinity/,
      )
  })
})
