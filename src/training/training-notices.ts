// What is known of a training before it begins.
import type { Model } from '../models/model.js'
import type { Notice } from '../notices.js'
import { partSizeOf } from './batch-sizes.js'
import type { Configuration } from './configuration.js'
import { idleSettings } from './schedules/idle-settings.js'

/** What a step needs, in bytes: `memory` for the values between its inputs and outputs, `state` for parameters and optimizer. */
interface Needs {
  readonly memory: number
  readonly state: number
}

/** Of a step in bytes, gradients and a copy of the state included. */
export function stepMemory({ memory, state }: Needs): number {
  return memory + 2 * state
}

interface Room {
  readonly available: number | undefined
}

/** The notice of a step that probably does not fit into memory, with the parts of a batch that would. */
export function memoryNotices(
  { memory, state, available }: Needs & Room,
  training: Pick<Configuration['training'], 'accumulate' | 'batchSize'>,
  count: number,
): Notice[] {
  const needed = stepMemory({ memory, state })
  if (available === undefined || needed <= available) return []
  const values = { needed: gigabytes(needed), available: gigabytes(available) }
  const examples = partSizeOf(training, count)
  const room = available * usable - 2 * state
  const fitting = Math.floor((examples * room) / memory)
  if (fitting < 1) return [{ code: 'training.modelMemory', values }]
  const parts = Math.ceil(Math.min(training.batchSize, count) / fitting)
  return [{ code: 'training.memory', values: { ...values, examples, parts } }]
}

/** Of the memory that is available now: the data and other programs need some, too. */
const usable = 0.8

function gigabytes(bytes: number): number {
  return Number((bytes / 1e9).toPrecision(2))
}

/** The notices of its model, of settings without an effect, of a learning rate of 0, of a batch size larger than the number of examples, and of a batch that
 *  cannot be divided into as many parts of one size as are wanted. */
export function trainingNotices(
  model: Pick<Model, 'notices' | 'scheduled' | 'usesBatch' | 'isImplicit' | 'adversary'>,
  training: Configuration['training'],
  count: number,
): Notice[] {
  const { accumulate = 1, batchSize, optimizer } = training
  const batch = Math.min(batchSize, count)
  const partSize = partSizeOf(training, count)
  const parts = Math.ceil(batch / partSize)
  return [
    ...(model.notices ?? []),
    ...idleSettings(model, training, count),
    ...(optimizer.learningRate === 0
      ? [{ code: 'training.learningRate', values: { learningRate: 0 } } as const]
      : []),
    ...(batchSize > count
      ? [{ code: 'training.batchSize', values: { batchSize, count } } as const]
      : []),
    ...(parts !== accumulate
      ? [{ code: 'training.parts', values: { accumulate, batch, parts, partSize } } as const]
      : []),
  ]
}
