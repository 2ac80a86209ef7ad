// Training curves: a panel per metric, per epoch, on logarithmic axes if possible.
import type {
  CustomSeriesOption,
  GridComponentOption,
  LineSeriesOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from 'echarts'
import { axis, baseOption, type Chart, heading } from './chart.js'
import { drawSpread, spreadOf } from './curves-band.js'
import {
  type CurvePoint,
  fractionScale,
  middleOfEpoch,
  type Scale,
  valueScale,
  wholeScale,
} from './curves-scale.js'
import { colourAt, fontFamily, fontSizes, light, type Theme } from './theme.js'
import { epochTicks } from './ticks.js'

/** One metric of all runs, on one axis. */
export interface CurvesPanel {
  /** With its unit. */
  readonly name: string
  /** By run, in the order of their names; a run without this metric has none. */
  readonly lines: readonly (readonly CurvePoint[])[]
  /** Of a number that is set, not measured: all of it is shown on a linear axis, without a spread. */
  readonly isSet?: boolean
  /** Of a fraction, such as an accuracy: the axis is from 0 to 1. */
  readonly isFraction?: boolean
  /** Lines are of the latents of a single run: thin, in several colours. */
  readonly isOfLatents?: boolean
}

/** Texts of the chart in the reader's language. */
export interface CurvesText {
  readonly title: string
  /** Explains the lines and the spread. */
  readonly explanation: string
  /** Name of the horizontal axis. */
  readonly epoch: string
  /** Marks a logarithmic axis. */
  readonly log: string
}

const plot = { width: 430, height: 300, left: 76, above: 54, between: 88, right: 30, below: 54 }
const columns = 2
const legendRow = 24

/** Several runs are overlaid in different colours, with a legend and without their spread. On a logarithmic axis, metrics
 *  and ends of a spread that are not positive are drawn at its minimum. The axis is linear if no metric is positive, or for
 *  metrics of a density, and from 0 to 1 for fractions. */
export function curvesChart(
  { names, panels }: { names: readonly string[]; panels: readonly CurvesPanel[] },
  text: CurvesText,
  theme: Theme = light,
): Chart {
  const isNamed = names.length > 1
  const colour = (index: number) => (isNamed ? colourAt(index, theme) : theme.accent)
  const all = panels.flatMap(({ lines }) => lines.flat())
  const last = Math.max(1, ...all.map(({ epoch }) => epoch))
  const scales = panels.map(({ lines, isSet, isFraction }) => {
    if (isFraction) return fractionScale
    return isSet ? wholeScale(lines.flat()) : valueScale(lines.flat())
  })
  const across = Math.min(columns, panels.length)
  const width = plot.left + across * plot.width + (across - 1) * plot.between + plot.right
  const { title, bottom } = heading(text, { width, theme })
  const rowHeight = plot.above + plot.height + plot.below
  const height =
    bottom +
    Math.ceil(panels.length / across) * rowHeight +
    (isNamed ? names.length * legendRow + 16 : 0)
  return {
    width,
    height,
    option: {
      ...baseOption(theme),
      title,
      ...(isNamed && {
        legend: {
          data: [...names],
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
          left: plot.left + (at % across) * (plot.width + plot.between),
          top: bottom + Math.floor(at / across) * rowHeight + plot.above,
          width: plot.width,
          height: plot.height,
        }),
      ),
      xAxis: panels.map((_, at) => epochAxis(at, last, text.epoch, theme)),
      yAxis: panels.map(({ name }, at) => {
        const scale = scales[at] as Scale
        return valueAxis(at, scale, scale.type === 'log' ? `${name} · ${text.log}` : name, theme)
      }),
      series: panels.flatMap(({ lines, isSet, isOfLatents }, at) =>
        lines.flatMap((points, index) =>
          isOfLatents
            ? latentSeries(points, { at, colour: colourAt(index, theme) })
            : seriesOf(points, {
                name: names[index] ?? '',
                colour: colour(index),
                at,
                scale: scales[at] as Scale,
                hasSpread: !isNamed && !isSet,
                hasMarks: !isSet,
              }),
        ),
      ),
    },
  }
}

function epochAxis(at: number, last: number, name: string, theme: Theme): XAXisComponentOption {
  return {
    type: 'value',
    gridIndex: at,
    ...axis({ name, min: 0, max: last, ticks: epochTicks(last) }, theme),
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

/** Validation only. */
function latentSeries(
  points: readonly CurvePoint[],
  { at, colour }: { at: number; colour: string },
): LineSeriesOption {
  return {
    type: 'line',
    xAxisIndex: at,
    yAxisIndex: at,
    silent: true,
    data: points.flatMap(({ epoch, validation }) =>
      validation === undefined ? [] : [[epoch, validation]],
    ),
    showSymbol: spreadOf(points.length) === 'bars',
    symbolSize: 4,
    lineStyle: { width: 1.5 },
    itemStyle: { color: colour },
  }
}

interface LineStyle {
  readonly name: string
  readonly colour: string
  /** Index of the panel. */
  readonly at: number
  readonly scale: Scale
  readonly hasSpread: boolean
  /** Whether few measurements are marked. */
  readonly hasMarks: boolean
}

/** The standard deviations, the training line and the dashed validation line. */
function seriesOf(
  points: readonly CurvePoint[],
  { name, colour, at, scale, hasSpread, hasMarks }: LineStyle,
): (CustomSeriesOption | LineSeriesOption)[] {
  const onAxis = (value: number) => {
    if (!Number.isFinite(value)) return scale.min
    // Values outside a linear axis are clipped by the chart.
    return scale.type === 'log' ? Math.min(scale.max, Math.max(scale.min, value)) : value
  }
  const common = { name, xAxisIndex: at, yAxisIndex: at, silent: true }
  const line = (data: number[][], isDashed: boolean): LineSeriesOption => ({
    ...common,
    type: 'line',
    data,
    showSymbol: hasMarks && spreadOf(data.length) === 'bars',
    symbol: isDashed ? 'emptyCircle' : 'circle',
    symbolSize: data.length === 1 ? 8 : 5,
    lineStyle: { width: 2, type: isDashed ? [6, 4] : 'solid' },
    itemStyle: { color: colour },
  })
  const trained = points.flatMap(
    ({ epoch, at = middleOfEpoch(epoch), mean, standardDeviation = 0 }) =>
      mean === undefined ? [] : [{ at, mean, standardDeviation }],
  )
  const validated = points.flatMap(({ epoch, validation }) =>
    validation === undefined ? [] : [[epoch, onAxis(validation)]],
  )
  const spread: CustomSeriesOption = {
    ...common,
    type: 'custom',
    data: trained.map(({ at: x, mean, standardDeviation }) => [
      x,
      onAxis(mean - standardDeviation),
      onAxis(mean + standardDeviation),
    ]),
    encode: { x: 0, y: [1, 2] },
    renderItem: drawSpread(trained.length, { bottom: scale.min }),
    itemStyle: { color: colour },
    clip: true,
    z: 1,
  }
  return [
    ...(hasSpread && trained.length > 0 ? [spread] : []),
    ...(trained.length > 0
      ? [
          line(
            trained.map(({ at: x, mean }) => [x, onAxis(mean)]),
            false,
          ),
        ]
      : []),
    ...(validated.length > 0 ? [line(validated, true)] : []),
  ]
}
