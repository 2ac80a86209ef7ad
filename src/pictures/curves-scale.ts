// The vertical axis of curves: logarithmic, with room for what matters.
import { linearTicks, logTicks } from './ticks.js'

/** A figure in one epoch: while training, with the deviation over its batches, and in validation. */
export interface CurvePoint {
  readonly epoch: number
  readonly mean: number
  readonly deviation: number
  readonly validation: number
}

export interface Scale {
  readonly type: 'log' | 'value'
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/** Room for all lines, and for the bands as far as they stay near: the lower edge of a wide band may
 *  lie anywhere between the mean and zero. */
export function valueScale(points: readonly CurvePoint[]): Scale {
  const all = points.flatMap(({ mean, deviation, validation }) => [
    mean,
    mean + deviation,
    validation,
  ])
  const finite = all.filter(Number.isFinite)
  const positive = finite.filter((value) => value > 0)
  if (positive.length === 0) {
    const min = Math.min(0, ...finite)
    return { type: 'value', min, max: min + 1, ticks: linearTicks(min, min + 1, 5) }
  }
  const lowest = positive.reduce((low, value) => Math.min(low, value))
  const edges = points
    .map(({ mean, deviation }) => mean - deviation)
    .filter((edge) => edge > lowest / 3)
  const least = [...edges, lowest].reduce((low, value) => Math.min(low, value))
  const most = positive.reduce((high, value) => Math.max(high, value))
  // A little air, more where the lines are flat.
  const air = Math.max(1.03, (most / least) ** 0.05)
  const [min, max] = [least / air, most * air]
  return { type: 'log', min, max, ticks: logTicks(min, max) }
}
