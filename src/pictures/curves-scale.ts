// The vertical axis of curves: logarithmic if possible, with a range for the relevant values.
import { linearTicks, logTicks } from './ticks.js'

/** A metric in one epoch: in training, with the standard deviation over batches, and in validation. */
export interface CurvePoint {
  readonly epoch: number
  readonly mean: number
  readonly standardDeviation: number
  readonly validation: number
}

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

/** The range includes all lines, and the bands as far as they are close: the lower edge of a wide band may be anywhere
 *  between the mean and zero. Metrics of a density, which may be negative, have a linear axis whose range includes the
 *  last three quarters of the epochs. */
export function valueScale(points: readonly CurvePoint[]): Scale {
  const all = points.flatMap(({ mean, standardDeviation, validation }) => [
    mean,
    mean + standardDeviation,
    validation,
  ])
  const finite = all.filter(Number.isFinite)
  const positive = finite.filter((value) => value > 0)
  if (positive.length === 0) {
    const min = Math.min(0, ...finite)
    return { type: 'value', min, max: min + 1, ticks: linearTicks(min, min + 1, 5) }
  }
  if (finite.some((value) => value < -negligible)) return linearScale(points)
  const minPositive = positive.reduce((low, value) => Math.min(low, value))
  const edges = points
    .map(({ mean, standardDeviation }) => mean - standardDeviation)
    .filter((edge) => edge > minPositive / 3)
  const dataMin = [...edges, minPositive].reduce((low, value) => Math.min(low, value))
  const dataMax = positive.reduce((high, value) => Math.max(high, value))
  // Padding, more for flat lines.
  const padding = Math.max(1.03, (dataMax / dataMin) ** 0.05)
  const [min, max] = [dataMin / padding, dataMax * padding]
  return { type: 'log', min, max, ticks: logTicks(min, max) }
}

function linearScale(points: readonly CurvePoint[]): Scale {
  const last = points.reduce((late, { epoch }) => Math.max(late, epoch), 0)
  const valuesFrom = (first: number) =>
    points
      .filter(({ epoch }) => epoch >= first)
      .flatMap(({ mean, standardDeviation, validation }) => [
        mean - standardDeviation,
        mean + standardDeviation,
        validation,
      ])
      .filter(Number.isFinite)
  const settled = valuesFrom(settling * last)
  const shown = settled.length > 0 ? settled : valuesFrom(0)
  const dataMin = shown.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  const dataMax = shown.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
  const padding = 0.05 * (dataMax - dataMin) || 1
  const [min, max] = [dataMin - padding, dataMax + padding]
  return { type: 'value', min, max, ticks: linearTicks(min, max, 6) }
}
