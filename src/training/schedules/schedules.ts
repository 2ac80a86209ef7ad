// All schedules of a training: the numbers of every step, and when early stopping may begin.
import type { Model, ScheduledStep } from '../../models/model.js'
import type { Configuration } from '../configuration.js'
import { learningRateFactor } from './learning-rate.js'
import { nextPlateau, type PlateauState } from './plateau.js'
import type { ScheduledMetrics } from './scheduled-metrics.js'

type Training = Configuration['training']
type Scheduled = Pick<Model, 'scheduled'>

/** What schedules set for a step. */
export interface StepSchedule {
  readonly learningRate: number
  /** Of the configured learning rate, also of that of an adversary. */
  readonly factor: number
  /** Of the objective's number that has a schedule. */
  readonly objective?: number
  /** What of this has a schedule, by the names of metrics. */
  readonly recorded: ScheduledMetrics
}

/** The schedules at a step. */
export function stepSchedule(
  { schedule, optimizer }: Pick<Training, 'schedule' | 'optimizer'>,
  { scheduled }: Scheduled,
  step: ScheduledStep,
  plateau: PlateauState | undefined,
): StepSchedule {
  const factor = schedule ? learningRateFactor(schedule, step, plateau) : 1
  const learningRate = optimizer.learningRate * factor
  if (!scheduled) return { learningRate, factor, recorded: { ...(schedule && { learningRate }) } }
  const objective = scheduled.at(step)
  const recorded = { ...(schedule && { learningRate }), [scheduled.name]: objective }
  return { learningRate, factor, objective, recorded }
}

/** Epochs in which the learning rate warms up or the objective changes: early stopping and plateaus count from their end. */
export function scheduledEpochs(
  { schedule, epochs }: Pick<Training, 'schedule' | 'epochs'>,
  { scheduled }: Scheduled,
): number {
  return Math.ceil(Math.max(schedule?.warmUp ?? 0, scheduled?.end(epochs) ?? 0))
}

/** The state of a plateau after an epoch with that validation loss; as before, where the learning rate has no such schedule or
 *  the objective still changes. */
export function plateauAfter(
  before: PlateauState | undefined,
  training: Pick<Training, 'schedule' | 'epochs'>,
  model: Scheduled,
  { epoch, loss }: { epoch: number; loss: number },
): PlateauState | undefined {
  const { schedule } = training
  if (schedule?.type !== 'plateau' || epoch <= scheduledEpochs(training, model)) return before
  return nextPlateau(schedule, before, loss)
}
