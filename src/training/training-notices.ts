// What is known of a training before it begins.
import type { Model } from '../models/model.js'
import type { Notice } from '../notices.js'
import { partSizeOf } from './batch-sizes.js'
import type { Configuration } from './configuration.js'

/** The notices of its model, of a learning rate of 0, of a batch size larger than the number of examples, and of a batch that
 *  cannot be divided into as many parts of one size as are wanted. */
export function trainingNotices(
  model: Pick<Model, 'notices'>,
  training: Pick<Configuration['training'], 'accumulate' | 'batchSize' | 'optimizer'>,
  count: number,
): Notice[] {
  const { accumulate = 1, batchSize, optimizer } = training
  const batch = Math.min(batchSize, count)
  const partSize = partSizeOf(training, count)
  const parts = Math.ceil(batch / partSize)
  return [
    ...(model.notices ?? []),
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
