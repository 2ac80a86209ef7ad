// What is recorded of steps besides their metrics, as curves over the complete epochs.
import {
  type ScheduledMetrics,
  scheduledMetricNames,
} from '../../training/schedules/scheduled-metrics.js'

type Name = keyof ScheduledMetrics

export interface ScheduledStep extends ScheduledMetrics {
  readonly epoch: number
}

interface ScheduledPoint {
  readonly epoch: number
  /** Epochs from the start of the training. */
  readonly at: number
  readonly mean: number
  readonly standardDeviation?: number
}

/** Only what was recorded and varies. */
export type ScheduledCurves = Readonly<Partial<Record<Name, readonly ScheduledPoint[]>>>

const maxPoints = 500

export function isScheduled(step: ScheduledMetrics): boolean {
  return scheduledMetricNames.some((name) => step[name] !== undefined)
}

/** The norm of the gradient as means and standard deviations of epochs; what has a schedule at the middle of its steps, at most
 *  500 of them. `epochs`: the number of complete ones. */
export function scheduledCurves(steps: readonly ScheduledStep[], epochs: number): ScheduledCurves {
  const complete = new Map<number, ScheduledStep[]>()
  for (const step of steps) {
    if (step.epoch > epochs) continue
    const own = complete.get(step.epoch)
    if (own) own.push(step)
    else complete.set(step.epoch, [step])
  }
  const curves = scheduledMetricNames.map((name) => {
    const points = [...complete].flatMap(([epoch, own]) => {
      const values = own.map((step) => step[name])
      if (!values.every((value) => value !== undefined)) return []
      return name === 'gradientNorm' ? [meanPoint(epoch, values)] : stepPoints(epoch, values)
    })
    return [name, varies(points) ? thinned(points) : []] as const
  })
  return Object.fromEntries(curves.filter(([, points]) => points.length > 0))
}

function stepPoints(epoch: number, values: readonly number[]): ScheduledPoint[] {
  return values.map((mean, index) => ({
    epoch,
    at: epoch - 1 + (index + 0.5) / values.length,
    mean,
  }))
}

function meanPoint(epoch: number, values: readonly number[]): ScheduledPoint {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { epoch, at: epoch - 0.5, mean, standardDeviation: Math.sqrt(variance) }
}

function varies(points: readonly ScheduledPoint[]): boolean {
  return points.some(({ mean }) => mean !== points[0]?.mean)
}

/** Evenly spaced, with the first and the last. */
function thinned(points: readonly ScheduledPoint[]): readonly ScheduledPoint[] {
  if (points.length <= maxPoints) return points
  return Array.from({ length: maxPoints }, (_, index) => {
    const place = Math.round((index * (points.length - 1)) / (maxPoints - 1))
    return points[place] as ScheduledPoint
  })
}
