// Training curves: reconstruction and KL side by side, per epoch, on logarithmic axes if possible.
import type {
  CustomSeriesOption,
  GridComponentOption,
  LineSeriesOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from 'echarts'
import { axis, baseOption, type Chart, heading } from './chart.js'
import { drawBand } from './curves-band.js'
import { type CurvePoint, type Scale, valueScale } from './curves-scale.js'
import { colourAt, fontFamily, fontSizes, light, type Theme } from './theme.js'
import { epochTicks } from './ticks.js'

export interface CurvesRun {
  readonly name: string
  readonly reconstruction: readonly CurvePoint[]
  /** Undefined if the model has no KL term. */
  readonly kl?: readonly CurvePoint[]
}

/** Texts of the chart in the reader's language. */
export interface CurvesText {
  readonly title: string
  /** Explains the lines and the band. */
  readonly explanation: string
  readonly epoch: string
  readonly reconstruction: string
  readonly kl: string
  /** Marks a logarithmic axis. */
  readonly log: string
}

const plot = { width: 430, height: 300, left: 76, above: 54, between: 88, right: 30, below: 54 }
const legendRow = 24

/** Several runs are overlaid in different colours, with a legend. On a logarithmic axis, metrics and parts of a band that
 *  are not positive are drawn at its minimum. The axis is linear if no metric is positive, or for metrics of a density. */
export function curvesChart(
  runs: readonly CurvesRun[],
  text: CurvesText,
  theme: Theme = light,
): Chart {
  const named = runs.length > 1
  const colour = (index: number) => (named ? colourAt(index, theme) : theme.accent)
  const panels = [
    { name: text.reconstruction, lines: runs.map((run) => run.reconstruction) },
    ...(runs.some((run) => run.kl)
      ? [{ name: text.kl, lines: runs.map((run) => run.kl ?? []) }]
      : []),
  ]
  const last = Math.max(1, ...runs.flatMap((run) => run.reconstruction.map(({ epoch }) => epoch)))
  const scales = panels.map(({ lines }) => valueScale(lines.flat()))
  const width =
    plot.left + panels.length * plot.width + (panels.length - 1) * plot.between + plot.right
  const { title, bottom } = heading(text, { width, theme })
  const top = bottom + plot.above
  const height = top + plot.height + plot.below + (named ? runs.length * legendRow + 16 : 0)
  return {
    width,
    height,
    option: {
      ...baseOption(theme),
      title,
      ...(named && {
        legend: {
          data: runs.map(({ name }) => name),
          orient: 'vertical',
          left: plot.left - 4,
          bottom: 16,
          itemGap: 10,
          itemHeight: 14,
          icon: 'roundRect',
          textStyle: { fontFamily, fontSize: fontSizes.text, color: theme.foreground },
        },
      }),
      grid: panels.map(
        (_, at): GridComponentOption => ({
          left: plot.left + at * (plot.width + plot.between),
          top,
          width: plot.width,
          height: plot.height,
        }),
      ),
      xAxis: panels.map((_, at) => epochAxis(at, last, text.epoch, theme)),
      yAxis: panels.map(({ name }, at) => {
        const scale = scales[at] as Scale
        return valueAxis(at, scale, scale.type === 'log' ? `${name} · ${text.log}` : name, theme)
      }),
      series: panels.flatMap(({ lines }, at) =>
        lines.flatMap((points, index) =>
          seriesOf(points, {
            name: runs[index]?.name ?? '',
            colour: colour(index),
            at,
            scale: scales[at] as Scale,
          }),
        ),
      ),
    },
  }
}

function epochAxis(at: number, last: number, name: string, theme: Theme): XAXisComponentOption {
  // A single epoch is centred.
  const [min, max] = last === 1 ? [0, 2] : [1, last]
  return {
    type: 'value',
    gridIndex: at,
    ...axis({ name, min, max, ticks: epochTicks(last) }, theme),
    nameLocation: 'middle',
    nameGap: 30,
    splitLine: { show: false },
  }
}

function valueAxis(at: number, scale: Scale, name: string, theme: Theme): YAXisComponentOption {
  return {
    type: scale.type,
    gridIndex: at,
    ...axis({ name, ...scale }, theme),
    nameLocation: 'end',
    nameGap: 14,
    nameTextStyle: {
      fontFamily,
      fontSize: fontSizes.text,
      color: theme.foreground,
      align: 'left',
      padding: [0, 0, 0, 20 - plot.left],
    },
  }
}

/** The standard deviation band, the training line and the dashed validation line. */
function seriesOf(
  points: readonly CurvePoint[],
  { name, colour, at, scale }: { name: string; colour: string; at: number; scale: Scale },
): (CustomSeriesOption | LineSeriesOption)[] {
  const onAxis = (value: number) => {
    if (!Number.isFinite(value)) return scale.min
    // Values outside a linear axis are clipped by the chart.
    return scale.type === 'log' ? Math.min(scale.max, Math.max(scale.min, value)) : value
  }
  const common = { name, xAxisIndex: at, yAxisIndex: at, silent: true }
  const single = points.length === 1
  const line = (metric: 'mean' | 'validation'): LineSeriesOption => ({
    ...common,
    type: 'line',
    data: points.map((point) => [point.epoch, onAxis(point[metric])]),
    showSymbol: single,
    symbol: metric === 'mean' ? 'circle' : 'emptyCircle',
    symbolSize: 8,
    lineStyle: { width: 2, type: metric === 'mean' ? 'solid' : [6, 4] },
    itemStyle: { color: colour },
  })
  return [
    {
      ...common,
      type: 'custom',
      data: points.map(({ epoch, mean, standardDeviation }) => [
        epoch,
        onAxis(mean - standardDeviation),
        onAxis(mean + standardDeviation),
      ]),
      encode: { x: 0, y: [1, 2] },
      renderItem: drawBand(points.length),
      itemStyle: { color: colour },
      clip: true,
      z: 1,
    },
    line('mean'),
    line('validation'),
  ]
}
