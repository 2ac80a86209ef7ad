// The vertical axis of curves: logarithmic if possible, with a range for the relevant values.
import { linearTicks, logTicks } from './ticks.js'

/** A metric in one epoch: in training, with the standard deviation over batches, and in validation. Where training does
 *  not measure it, there is only the latter. */
export interface CurvePoint {
  readonly epoch: number
  /** Where the mean is drawn, in epochs; without it in the middle of its epoch. */
  readonly at?: number
  readonly mean?: number
  readonly standardDeviation?: number
  readonly validation?: number | undefined
}

/** Where an epoch's mean over its steps is drawn: in the middle between the validations at the end of the epoch before and
 *  of this one. */
export const middleOfEpoch = (epoch: number) => epoch - 0.5

export interface Scale {
  readonly type: 'log' | 'value'
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/** Rounding tolerance of a KL of zero. */
const negligible = 0.01
/** Fraction of the epochs, at the start, whose values may exceed the range of a linear axis. */
const settling = 0.25

/** Logarithmic if some value is positive and none is negative, as metrics of a density may be. */
export function axisType(values: Iterable<number>): Scale['type'] {
  let type: Scale['type'] = 'value'
  for (const value of values) {
    if (value < -negligible && Number.isFinite(value)) return 'value'
    if (value > 0 && Number.isFinite(value)) type = 'log'
  }
  return type
}

/** The range includes all lines, and the spread as far as it is close: its lower end may be anywhere between the mean and
 *  zero. Metrics of a density, which may be negative, have a linear axis whose range includes the last three quarters of the
 *  epochs. `type`: that of the axis, if more values than these determine it. */
export function valueScale(points: readonly CurvePoint[], type?: Scale['type']): Scale {
  const finite = points.flatMap((point) => [...linesOf(point), ...upperOf(point)])
  const positive = finite.filter((value) => value > 0)
  if (positive.length === 0 && type !== 'value') {
    const min = Math.min(0, ...finite)
    return { type: 'value', min, max: min + 1, ticks: linearTicks(min, min + 1, 5) }
  }
  if ((type ?? axisType(finite)) === 'value') return linearScale(points)
  const minPositive = positive.reduce((low, value) => Math.min(low, value))
  const edges = points.flatMap(lowerOf).filter((edge) => edge > minPositive / 3)
  const dataMin = [...edges, minPositive].reduce((low, value) => Math.min(low, value))
  const dataMax = positive.reduce((high, value) => Math.max(high, value))
  // Padding, more for flat lines.
  const padding = Math.max(1.03, (dataMax / dataMin) ** 0.05)
  const [min, max] = [dataMin / padding, dataMax * padding]
  return { type: 'log', min, max, ticks: logTicks(min, max) }
}

/** The axis of fractions, such as an accuracy. */
export const fractionScale: Scale = { type: 'value', min: 0, max: 1, ticks: linearTicks(0, 1, 5) }

/** A linear axis with all values. */
export function wholeScale(points: readonly CurvePoint[]): Scale {
  return linearScale(points, 0)
}

function linearScale(points: readonly CurvePoint[], ignored = settling): Scale {
  const last = points.reduce((late, { epoch }) => Math.max(late, epoch), 0)
  const valuesFrom = (first: number) =>
    points
      .filter(({ epoch }) => epoch >= first)
      .flatMap((point) => [...linesOf(point), ...lowerOf(point), ...upperOf(point)])
  const settled = valuesFrom(ignored * last)
  const shown = settled.length > 0 ? settled : valuesFrom(0)
  if (shown.length === 0) return { type: 'value', min: 0, max: 1, ticks: linearTicks(0, 1, 5) }
  const dataMin = shown.reduce((low, value) => Math.min(low, value))
  const dataMax = shown.reduce((high, value) => Math.max(high, value))
  const padding = 0.05 * (dataMax - dataMin) || 1
  const [min, max] = [dataMin - padding, dataMax + padding]
  return { type: 'value', min, max, ticks: linearTicks(min, max, 6) }
}

/** The values of a point that lines are drawn through. */
function linesOf({ mean, validation }: CurvePoint): number[] {
  return finiteOf([mean, validation])
}

function lowerOf({ mean = Number.NaN, standardDeviation = 0 }: CurvePoint): number[] {
  return finiteOf([mean - standardDeviation])
}

function upperOf({ mean = Number.NaN, standardDeviation = 0 }: CurvePoint): number[] {
  return finiteOf([mean + standardDeviation])
}

function finiteOf(values: readonly (number | undefined)[]): number[] {
  return values.filter((value): value is number => Number.isFinite(value))
}
