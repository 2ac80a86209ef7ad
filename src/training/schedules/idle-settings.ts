// Settings that have no effect in a training, or not the whole one.
import type { Model } from '../../models/model.js'
import type { Notice } from '../../notices.js'
import { partSizeOf } from '../batch-sizes.js'
import type { Configuration } from '../configuration.js'
import { scheduledEpochs } from './schedules.js'

type Training = Pick<
  Configuration['training'],
  'accumulate' | 'adversary' | 'average' | 'batchSize' | 'clip' | 'epochs' | 'patience' | 'schedule'
>
type Idle = Pick<Model, 'scheduled' | 'usesBatch' | 'isImplicit' | 'adversary'>

/** A notice for each: schedules that are longer than the training, averages that begin after it, clipping without a limit, and
 *  statistics of a batch of one example. `count`: of training examples. */
export function idleSettings(model: Idle, training: Training, count: number): Notice[] {
  const { epochs, average, clip } = training
  const end = model.scheduled?.end(epochs) ?? 0
  const isEmpty = clip && clip.norm === undefined && clip.value === undefined
  return [
    ...scheduleNotices(training, model),
    ...adversarialSettings(model, training),
    ...(end > epochs ? [{ code: 'training.klSchedule', values: { end, epochs } } as const] : []),
    ...(average && average.from > epochs
      ? [{ code: 'training.average', values: { from: average.from, epochs } } as const]
      : []),
    ...(isEmpty ? [{ code: 'training.clip', values: {} } as const] : []),
    ...(model.usesBatch && partSizeOf(training, count) === 1
      ? [{ code: 'training.batchStatistics', values: {} } as const]
      : []),
  ]
}

/** Settings that go by the validation loss, which says nothing of a generator, and those of an adversary that there is not. */
function adversarialSettings(
  { isImplicit, adversary }: Idle,
  { adversary: settings, patience, schedule }: Training,
): Notice[] {
  const byLoss = [
    ...(patience === undefined ? [] : ['training.patience']),
    ...(schedule?.type === 'plateau' ? ['training.schedule'] : []),
  ]
  return [
    ...(isImplicit ? byLoss : []).map(
      (setting): Notice => ({ code: 'gan.idle', values: { setting } }),
    ),
    ...(settings && !adversary ? [{ code: 'gan.noAdversary', values: {} } as const] : []),
  ]
}

function scheduleNotices({ schedule, epochs }: Training, model: Idle): Notice[] {
  if (!schedule) return []
  const { warmUp = 0 } = schedule
  const first = firstChange(schedule, scheduledEpochs({ schedule, epochs }, model))
  const late = schedule.type === 'multiStep' ? schedule.at.filter((at) => at >= epochs) : []
  return [
    ...(warmUp > epochs ? [{ code: 'training.warmUp', values: { warmUp, epochs } } as const] : []),
    ...(first >= epochs
      ? [{ code: 'training.schedule', values: { type: schedule.type, first, epochs } } as const]
      : []),
    ...(late.length > 0
      ? [{ code: 'training.milestones', values: { at: late.join(', '), epochs } } as const]
      : []),
  ]
}

/** The epoch after which a schedule of steps changes the learning rate first, at the earliest; 0 for the others. `waiting`: epochs
 *  until a plateau counts. */
function firstChange(schedule: NonNullable<Training['schedule']>, waiting: number): number {
  if (schedule.type === 'step') return schedule.every
  return schedule.type === 'plateau' ? waiting + schedule.patience + 2 : 0
}
