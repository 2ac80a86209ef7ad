// What every chart has in common: its description, its title, its axes.
import type { EChartsOption, TitleComponentOption } from 'echarts'
import { fontFamily, fontSizes, type Theme } from './theme.js'

/** A chart, described for ECharts, and the size in pixels that it was laid out for. */
export interface Chart {
  readonly width: number
  readonly height: number
  readonly option: EChartsOption
}

/** The description that every chart starts from. Nothing moves: a chart is a picture first. */
export function baseOption(theme: Theme): EChartsOption {
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily, fontSize: fontSizes.text, color: theme.foreground },
  }
}

const margin = 20
const lineHeights = { title: 25, text: 19 }

/** A title and, below it, an explanation, broken into lines where the chart is too narrow; `bottom` is where
 *  they end. */
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

/** How many lines a text fills at most that are `room` times as long as its letters are high: what it really
 *  measures is known only where it is drawn. */
function lineCount(text: string, availableWidth: number): number {
  const isWide = (character: string) => character >= '\u2e80'
  const length = [...text].reduce((sum, each) => sum + (isWide(each) ? 0.95 : 0.55), 0)
  return Math.ceil(length / availableWidth)
}

/** An axis from `min` to `max` with lines and numbers at `ticks` and nowhere else. */
export function axis(
  { name, min, max, ticks }: { name: string; min: number; max: number; ticks: readonly number[] },
  theme: Theme,
) {
  const customValues = [...ticks]
  return {
    name,
    min,
    max,
    nameTextStyle: { fontFamily, fontSize: fontSizes.text, color: theme.muted },
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.line } },
    axisTick: { show: false, customValues },
    axisLabel: {
      customValues,
      formatter: (value: number) => tickText(value),
      color: theme.muted,
      fontFamily,
      fontSize: fontSizes.tick,
    },
    splitLine: { show: true, lineStyle: { color: theme.line } },
  }
}

/** A tick's number, with the minus sign that is as wide as a plus. */
export function tickText(value: number): string {
  return String(Number(value.toPrecision(6))).replaceAll('-', '−')
}
