// The band of one standard deviation around a curve.
import type { CustomSeriesRenderItem } from 'echarts'

/** Draws `count` items [epoch, lower, upper] as one polygon; ECharts' own areas do not work on a logarithmic axis. */
export function drawBand(count: number, opacity = 0.18): CustomSeriesRenderItem {
  const halfWidth = count === 1 ? 5 : 0
  return ({ dataIndex }, api) => {
    if (dataIndex > 0) return null
    const colour = String(api.visual('color'))
    const edge = (index: number, dimension: 1 | 2, shift: number) => {
      const value = (at: number) => api.value(at, index)
      const [x = 0, y = 0] = api.coord([value(0), value(dimension)])
      return [x + shift, y]
    }
    const indices = Array.from({ length: count }, (_, index) => index)
    const upper = indices.map((index) => edge(index, 2, -halfWidth))
    const lower = indices.map((index) => edge(index, 1, halfWidth)).reverse()
    const ends = count === 1 ? [edge(0, 2, halfWidth), ...lower, edge(0, 1, -halfWidth)] : lower
    return {
      type: 'polygon',
      shape: { points: [...upper, ...ends] },
      style: { fill: colour, opacity },
    }
  }
}
