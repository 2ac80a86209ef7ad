// Common parts of all charts: base option, title, axes.
import type { EChartsOption, TitleComponentOption } from 'echarts'
import { fontFamily, fontSizes, type Theme } from './theme.js'

/** A chart as an ECharts option, and its layout size in pixels. */
export interface Chart {
  readonly width: number
  readonly height: number
  readonly option: EChartsOption
}

/** The base ECharts option of every chart, without animation. */
export function baseOption(theme: Theme): EChartsOption {
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily, fontSize: fontSizes.text, color: theme.foreground },
  }
}

const margin = 20
const lineHeights = { title: 25, text: 19 }

/** A title and an explanation below it, wrapped to the width of the chart; `bottom`: their bottom edge in pixels. */
export function heading(
  { title, explanation = '' }: { title: string; explanation?: string | undefined },
  { width, theme }: { width: number; theme: Theme },
): { title: TitleComponentOption; bottom: number } {
  const availableWidth = width - 2 * margin
  const lines = {
    title: lineCount(title, availableWidth / fontSizes.title),
    text: lineCount(explanation, availableWidth / fontSizes.text),
  }
  const breaking = { width: availableWidth, overflow: 'break' } as const
  return {
    title: {
      text: title,
      subtext: explanation,
      left: margin,
      top: 16,
      padding: 0,
      itemGap: 6,
      textStyle: {
        ...breaking,
        fontFamily,
        fontSize: fontSizes.title,
        fontWeight: 'bold',
        lineHeight: lineHeights.title,
        color: theme.foreground,
      },
      subtextStyle: {
        ...breaking,
        fontFamily,
        fontSize: fontSizes.text,
        lineHeight: lineHeights.text,
        color: theme.muted,
      },
    },
    bottom: 22 + lines.title * lineHeights.title + lines.text * lineHeights.text,
  }
}

/** Upper bound of a text's number of lines, for lines of `availableWidth` (unit: font size). The real width is known only
 *  when the text is drawn. */
function lineCount(text: string, availableWidth: number): number {
  const isWide = (character: string) => character >= '\u2e80'
  const length = [...text].reduce((sum, each) => sum + (isWide(each) ? 0.95 : 0.55), 0)
  return Math.ceil(length / availableWidth)
}

/** An axis from `min` to `max` with grid lines and labels only at `ticks`. */
export function axis(
  { name, min, max, ticks }: { name: string; min: number; max: number; ticks: readonly number[] },
  theme: Theme,
) {
  const customValues = [...ticks]
  const text = tickTexts(ticks)
  return {
    name,
    min,
    max,
    nameTextStyle: { fontFamily, fontSize: fontSizes.text, color: theme.muted },
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.line } },
    axisTick: { show: false, customValues },
    axisLabel: {
      customValues,
      formatter: text,
      color: theme.muted,
      fontFamily,
      fontSize: fontSizes.tick,
    },
    splitLine: { show: true, lineStyle: { color: theme.line } },
  }
}

const sizesOf = (values: readonly number[]) => values.map(Math.abs).filter((size) => size > 0)

/** Labels of the ticks of one axis. If one of them is very large or small, all that are large or small have powers of ten,
 *  such as 3e6 or 1e−7. */
export function tickTexts(ticks: readonly number[]): (value: number) => string {
  const hasPowers = sizesOf(ticks).some((size) => size >= 1e7 || size < 1e-5)
  return (value) => {
    const [size = 1] = sizesOf([value])
    if (!hasPowers || (size >= 1e-3 && size < 1e4)) return tickText(value)
    const [mantissa, power] = value.toExponential(5).split('e')
    return `${Number(mantissa)}e${Number(power)}`.replaceAll('-', '−')
  }
}

/** The label of a tick, with U+2212 as the minus sign. */
export function tickText(value: number): string {
  return String(Number(value.toPrecision(6))).replaceAll('-', '−')
}
