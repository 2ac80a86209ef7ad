// What is known of a training before it begins.
import type { Model } from '../models/model.js'
import type { Notice } from '../notices.js'
import type { Configuration } from './configuration.js'

/** The notices of its model, of a learning rate of 0, and of a batch size larger than the number of examples. */
export function trainingNotices(
  model: Pick<Model, 'notices'>,
  { batchSize, optimizer }: Pick<Configuration['training'], 'batchSize' | 'optimizer'>,
  count: number,
): Notice[] {
  return [
    ...(model.notices ?? []),
    ...(optimizer.learningRate === 0
      ? [{ code: 'training.learningRate', values: { learningRate: 0 } } as const]
      : []),
    ...(batchSize > count
      ? [{ code: 'training.batchSize', values: { batchSize, count } } as const]
      : []),
  ]
}
