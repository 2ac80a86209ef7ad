// The spread of a metric, one standard deviation to each side: a band around many epochs, error bars of a few.
import type { CustomSeriesRenderItem } from 'echarts'

/** Fewer epochs have error bars: a band would fill what lies between two measurements, over a visible part of the chart. */
const minEpochsOfBand = 20

export type Spread = 'band' | 'bars'

export function spreadOf(epochs: number): Spread {
  return epochs < minEpochsOfBand ? 'bars' : 'band'
}

/** Draws `count` items [x, lower, upper]. Ends at `bottom` are cut off there, so they have no cap. ECharts' own areas do
 *  not work on a logarithmic axis. */
export function drawSpread(
  count: number,
  { bottom, opacity = 0.18 }: { bottom: number; opacity?: number },
): CustomSeriesRenderItem {
  return spreadOf(count) === 'band' ? drawBand(count, opacity) : drawBar(bottom)
}

function drawBand(count: number, opacity: number): CustomSeriesRenderItem {
  return ({ dataIndex }, api) => {
    if (dataIndex > 0) return null
    const edge = (index: number, dimension: 1 | 2) =>
      api.coord([api.value(0, index), api.value(dimension, index)])
    const indices = Array.from({ length: count }, (_, index) => index)
    const upper = indices.map((index) => edge(index, 2))
    const lower = indices.map((index) => edge(index, 1)).reverse()
    return {
      type: 'polygon',
      shape: { points: [...upper, ...lower] },
      style: { fill: String(api.visual('color')), opacity },
    }
  }
}

function drawBar(bottom: number): CustomSeriesRenderItem {
  const halfCap = 4
  return (_, api) => {
    const at = (dimension: 1 | 2) => api.coord([api.value(0), api.value(dimension)])
    const [x = 0, low = 0] = at(1)
    const [, high = 0] = at(2)
    const style = { stroke: String(api.visual('color')), lineWidth: 1.25, opacity: 0.55 }
    const line = (x1: number, y1: number, x2: number, y2: number) =>
      ({ type: 'line', shape: { x1, y1, x2, y2 }, style }) as const
    const cap = (y: number) => line(x - halfCap, y, x + halfCap, y)
    const isCut = Number(api.value(1)) <= bottom
    return {
      type: 'group',
      children: [line(x, low, x, high), cap(high), ...(isCut ? [] : [cap(low)])],
    }
  }
}
