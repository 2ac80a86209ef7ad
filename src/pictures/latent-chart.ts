// A scatter plot of codes in two dimensions, coloured by label.
import type { ScatterSeriesOption } from 'echarts'
import { axis, baseOption, type Chart, heading } from './chart.js'
import { shapeAt } from './marks.js'
import { colourAt, dotOpacity, fontFamily, fontSizes, light, type Theme } from './theme.js'
import { linearTicks } from './ticks.js'

/** Texts of the chart in the reader's language. */
export interface LatentText {
  readonly title: string
  readonly explanation?: string
  /** Names of the axes. */
  readonly x: string
  readonly y: string
  /** Title of the legend, and what it calls points without a label. */
  readonly label: string
  readonly unlabelled: string
}

const plot = { side: 600, left: 78, above: 28, below: 66, right: 36 }
const legend = { rows: 26, rowHeight: 22, columnWidth: 62, left: 22, besideName: 40, half: 7.5 }
const rounds = 8

/** Shape: points [count, 2], labels [count], −1 without one. Both axes have the same units per pixel. After ten labels the colours
 *  repeat with another shape. */
export function latentChart(
  {
    points,
    labels,
    labelNames = [],
  }: {
    points: Float32Array
    labels?: ArrayLike<number> | undefined
    labelNames?: readonly string[] | undefined
  },
  text: LatentText,
  theme: Theme = light,
): Chart {
  const groups = groupedByLabel(points, { labels, labelNames, unlabelled: text.unlabelled })
  const columns = labels ? Math.ceil(groups.length / legend.rows) : 0
  const { x, y, ticks } = equalScales(points)
  const size = symbolSize(points.length / 2)
  const width =
    plot.left + plot.side + plot.right + (columns && legend.left + columns * columnWidth(groups))
  const { title, bottom } = heading(text, { width, theme })
  const top = bottom + plot.above
  return {
    width,
    height: top + plot.side + plot.below,
    option: {
      ...baseOption(theme),
      title,
      grid: { left: plot.left, top, width: plot.side, height: plot.side },
      ...(labels && {
        legend: {
          data: groups.map(({ name }) => name),
          orient: 'vertical',
          left: plot.left + plot.side + legend.left,
          top: top - 5,
          height: legend.rows * legend.rowHeight,
          itemGap: legend.rowHeight - 14,
          itemHeight: 10,
          itemWidth: 10,
          textStyle: { fontFamily, fontSize: fontSizes.text, color: theme.foreground },
        },
        graphic: {
          type: 'text',
          left: plot.left + plot.side + legend.left + 4,
          top: top - 26,
          style: {
            text: text.label,
            font: `${fontSizes.text}px ${fontFamily}`,
            fill: theme.muted,
          },
        },
      }),
      xAxis: {
        type: 'value',
        ...axis({ name: text.x, ...x, ticks: ticks(x) }, theme),
        nameLocation: 'middle',
        nameGap: 34,
      },
      yAxis: {
        type: 'value',
        ...axis({ name: text.y, ...y, ticks: ticks(y) }, theme),
        nameLocation: 'middle',
        nameGap: 46,
      },
      // In rounds, so that no label covers the others; points without one are below.
      series: Array.from({ length: rounds }, (_, round) =>
        groups.map(
          ({ name, data, isUnlabelled }, index): ScatterSeriesOption => ({
            type: 'scatter',
            name,
            data: data.filter((_, at) => at % rounds === round),
            symbol: shapeAt(isUnlabelled ? -1 : index, theme),
            symbolSize: size,
            itemStyle: {
              color: labels ? colourAt(isUnlabelled ? -1 : index, theme) : theme.accent,
              opacity: dotOpacity,
            },
            silent: true,
            progressive: 0,
            ...(isUnlabelled && { z: 1 }),
          }),
        ),
      ).flat(),
    },
  }
}

/** The points of each label, labels in order, those without one last; one group without a name if there are no labels. */
function groupedByLabel(
  points: Float32Array,
  {
    labels,
    labelNames,
    unlabelled,
  }: {
    labels: ArrayLike<number> | undefined
    labelNames: readonly string[]
    unlabelled: string
  },
) {
  const groups = new Map<number, number[][]>()
  for (let index = 0; index < points.length / 2; index++) {
    const label = labels?.[index] ?? 0
    const group = groups.get(label) ?? []
    groups.set(label, group)
    group.push([points[2 * index] as number, points[2 * index + 1] as number])
  }
  const named = (label: number) => (label < 0 ? unlabelled : (labelNames[label] ?? String(label)))
  return [...groups]
    .sort(([one], [other]) => Number(one < 0) - Number(other < 0) || one - other)
    .map(([label, data]) => ({
      name: labels ? named(label) : '',
      data,
      isUnlabelled: label < 0,
    }))
}

/** Column width of the legend, so that the longest name fits; Hangul is about twice as wide as Latin. */
function columnWidth(groups: readonly { name: string }[]): number {
  const halves = ({ name }: { name: string }) =>
    [...name].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  return Math.max(
    legend.columnWidth,
    legend.besideName + legend.half * Math.max(...groups.map(halves)),
  )
}

interface Extent {
  readonly min: number
  readonly max: number
}

/** Axis ranges of equal length around the points, for a square plot, and ticks with the same step for both. */
function equalScales(points: Float32Array) {
  const extentOf = (offset: 0 | 1) => {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let at = offset; at < points.length; at += 2) {
      min = Math.min(min, points[at] as number)
      max = Math.max(max, points[at] as number)
    }
    return min <= max ? { min, max } : { min: 0, max: 0 }
  }
  const [x, y] = [extentOf(0), extentOf(1)]
  const length = 1.06 * Math.max(x.max - x.min, y.max - y.min) || 1
  const around = ({ min, max }: Extent): Extent => {
    const middle = (min + max) / 2
    return { min: middle - length / 2, max: middle + length / 2 }
  }
  return {
    x: around(x),
    y: around(y),
    ticks: ({ min, max }: Extent) => linearTicks(min, max, 8),
  }
}

/** Fewer points are drawn larger. */
function symbolSize(count: number): number {
  return Math.min(8, Math.max(2.5, 400 / Math.sqrt(count + 1)))
}
