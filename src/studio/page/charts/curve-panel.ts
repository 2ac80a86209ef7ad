// One metric over a training as a chart: every step, the smoothed curve, epochs with their error band, validation.
import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts'
import { axis } from '../../../pictures/chart.js'
import { drawSpread } from '../../../pictures/curves-band.js'
import {
  type CurvePoint,
  fractionScale,
  middleOfEpoch,
  valueScale,
} from '../../../pictures/curves-scale.js'
import { fontSizes, type Theme } from '../../../pictures/theme.js'
import { epochTicks, linearTicks } from '../../../pictures/ticks.js'
import type { AxisType } from './smooth.js'
import type { Zoom } from './zoom.js'

/** Pairs of epoch and value, flattened; the end of the first epoch is at 1. */
type Line = Float64Array

export interface Curve {
  readonly colour: string
  readonly raw?: Line
  readonly smooth?: Line
  readonly points: readonly CurvePoint[]
  readonly parts: {
    readonly training: boolean
    /** One standard deviation to each side of training's means. */
    readonly spread: boolean
    readonly validation: boolean
  }
}

interface PanelOptions {
  readonly curves: readonly Curve[]
  /** The end of the horizontal axis. */
  readonly last: number
  readonly zoom: Zoom
  /** A logarithmic axis is wanted, if the values allow it. */
  readonly isLog: boolean
  /** The axis that all values allow, also those outside the zoom. */
  readonly type: AxisType
  /** The axis is from 0 to 1. */
  readonly isFraction?: boolean
  /** Names of the axes, with units. */
  readonly names: { readonly epoch: string; readonly value: string }
  /** With a slider to zoom below it. */
  readonly hasHandle: boolean
  readonly theme: Theme
}

const font = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

export function curvePanel(options: PanelOptions): EChartsOption {
  const { curves, last, zoom, names, hasHandle, theme } = options
  const [from, to] = [(zoom.start / 100) * last, (zoom.end / 100) * last]
  const scale = scaleOf(curves, options, [from, to])
  const clamped = (value: number) => {
    if (!Number.isFinite(value)) return scale.min
    // Values outside a linear axis are clipped by the chart.
    return scale.type === 'log' ? Math.min(scale.max, Math.max(scale.min, value)) : value
  }
  const placed = (line: Line) => line.map((value, at) => (at % 2 === 0 ? value : clamped(value)))
  const quiet = { silent: true, animation: false, showSymbol: false } as const
  const axisName = {
    nameTextStyle: { fontFamily: font, fontSize: fontSizes.tick, color: theme.muted },
  }
  const span = Math.max(1, Math.ceil(to) - Math.floor(from))
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: font, color: theme.foreground },
    grid: { left: 56, right: 14, top: 34, bottom: hasHandle ? 84 : 46 },
    axisPointer: { show: true, type: 'line', lineStyle: { color: theme.muted, type: 'solid' } },
    dataZoom: [
      {
        type: 'inside',
        ...zoom,
        zoomOnMouseWheel: 'ctrl',
        moveOnMouseWheel: false,
        preventDefaultMouseMove: false,
        filterMode: 'none',
      },
      {
        type: 'slider',
        show: hasHandle,
        ...zoom,
        filterMode: 'none',
        height: 18,
        bottom: 8,
        borderColor: theme.line,
        fillerColor: `${theme.accent}22`,
        backgroundColor: 'transparent',
        dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
        selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
        handleStyle: { color: theme.background, borderColor: theme.muted },
        moveHandleSize: 0,
        showDetail: false,
        brushSelect: false,
      },
    ],
    xAxis: {
      type: 'value',
      ...axis({ name: names.epoch, min: 0, max: last, ticks: ticksOf(from, span, last) }, theme),
      ...axisName,
      nameLocation: 'middle',
      nameGap: 26,
      axisPointer: { label: { show: false } },
      splitLine: { show: false },
    },
    yAxis: {
      type: scale.type,
      ...axis({ name: names.value, ...scale }, theme),
      ...axisName,
      nameTextStyle: { ...axisName.nameTextStyle, align: 'left', padding: [0, 0, 0, -46] },
      nameLocation: 'end',
      nameGap: 12,
      axisPointer: { show: false },
    },
    series: curves.flatMap(({ colour, raw, smooth, points, parts }) => [
      ...lineOf(raw, { width: 1, opacity: 0.28 }, colour),
      ...lineOf(smooth, { width: 1.5, opacity: points.length > 0 ? 0.6 : 1 }, colour),
      ...(parts.spread ? spreadSeries(points, colour) : []),
      ...lineOf(
        lineThrough(
          points.filter(({ mean }) => mean !== undefined),
          ({ epoch, mean = 0 }) => [middleOfEpoch(epoch), mean],
        ),
        { width: 2, opacity: parts.training ? 1 : 0 },
        colour,
      ),
      ...lineOf(
        lineThrough(
          points.filter(({ validation }) => validation !== undefined),
          ({ epoch, validation = 0 }) => [epoch, validation],
        ),
        { width: 2, opacity: parts.validation ? 1 : 0, type: [5, 4] },
        colour,
      ),
    ]),
  }

  function lineOf(
    line: Line | undefined,
    style: { width: number; opacity: number; type?: number[] },
    colour: string,
  ): LineSeriesOption[] {
    if (!line || line.length === 0 || style.opacity === 0) return []
    return [
      {
        ...quiet,
        type: 'line',
        // ECharts draws typed arrays, which its types do not declare.
        data: placed(line) as unknown as number[],
        // A line needs two points.
        showSymbol: line.length === 2,
        symbol: style.type ? 'emptyCircle' : 'circle',
        symbolSize: 6,
        lineStyle: { ...style, color: colour },
        itemStyle: { color: colour },
      },
    ]
  }

  function spreadSeries(points: readonly CurvePoint[], colour: string): CustomSeriesOption[] {
    if (points.length === 0) return []
    return [
      {
        type: 'custom',
        silent: true,
        animation: false,
        clip: true,
        data: points.map(({ epoch, mean = Number.NaN, standardDeviation = 0 }) => [
          middleOfEpoch(epoch),
          clamped(mean - standardDeviation),
          clamped(mean + standardDeviation),
        ]),
        encode: { x: 0, y: [1, 2] },
        renderItem: drawSpread(points.length, { bottom: scale.min }),
        itemStyle: { color: colour },
        z: 1,
      },
    ]
  }
}

/** A line as flattened pairs, which a chart can draw by the thousand, many times a second. */
export function lineThrough<Item>(
  items: readonly Item[],
  pointOf: (item: Item) => readonly [at: number, value: number],
): Line {
  const line = new Float64Array(2 * items.length)
  for (const [index, item] of items.entries()) line.set(pointOf(item), 2 * index)
  return line
}

/** Range of all visible values, with a margin. */
function scaleOf(
  curves: readonly Curve[],
  { isLog, isFraction, type }: PanelOptions,
  [from, to]: readonly [number, number],
) {
  if (isFraction) return fractionScale
  const seen = curves.flatMap(({ raw, smooth, points, parts }) => [
    ...points
      .filter(({ epoch }) => epoch >= from && epoch - 1 <= to)
      .map((point) => (parts.spread ? point : { ...point, standardDeviation: 0 })),
    ...[raw, smooth].flatMap((line) => (line ? pointsOf(line, [from, to]) : [])),
  ])
  if (isLog) return valueScale(seen, type)
  const values = seen
    .flatMap(({ mean = Number.NaN, standardDeviation = 0, validation = Number.NaN }) => [
      mean - standardDeviation,
      mean + standardDeviation,
      validation,
    ])
    .filter(Number.isFinite)
  const dataMin = values.reduce((low, value) => Math.min(low, value), Infinity)
  const dataMax = values.reduce((high, value) => Math.max(high, value), -Infinity)
  const [low, high] = values.length === 0 ? [0, 1] : [dataMin, dataMax]
  const padding = 0.04 * (high - low) || Math.abs(high) || 1
  const [min, max] = [low - padding, high + padding]
  return { type: 'value' as const, min, max, ticks: linearTicks(min, max, 5) }
}

function pointsOf(line: Line, [from, to]: readonly [number, number]): CurvePoint[] {
  const points: CurvePoint[] = []
  for (let index = 0; index < line.length; index += 2) {
    const [epoch, value] = [line[index] as number, line[index + 1] as number]
    if (epoch >= from && epoch <= to) points.push({ epoch, validation: value })
  }
  return points
}

/** Whole epochs; fractions of them where hardly one is visible. */
function ticksOf(from: number, span: number, last: number): number[] {
  if (span > 2) {
    const ticks = last === 1 ? [1] : epochTicks(last)
    return span < last / 2 ? linearTicks(from, from + span, 6).filter(Number.isInteger) : ticks
  }
  return linearTicks(from, from + span, 5)
}
