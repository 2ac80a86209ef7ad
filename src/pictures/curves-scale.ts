// The vertical axis of curves: logarithmic where it can be, with room for what matters.
import { linearTicks, logTicks } from './ticks.js'

/** A figure in one epoch: while training, with the deviation over its batches, and in validation. */
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

/** What a KL of zero may be off by rounding. */
const negligible = 0.01
/** Of the epochs: what begins far above all that follows may leave a linear axis for so long. */
const settling = 0.25

/** Room for all lines, and for the bands as far as they stay near: the lower edge of a wide band may
 *  lie anywhere between the mean and zero. Figures of a density, which may be negative, have a linear axis, with room
 *  for the last three quarters of the epochs. */
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
  // A little air, more where the lines are flat.
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
