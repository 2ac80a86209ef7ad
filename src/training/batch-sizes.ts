// Checks the sizes of the batches that a training has with its data.
import { ConfigError } from '../errors.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'
import type { Configuration } from './configuration.js'
import { imageInput } from './programs.js'

/** Throws ConfigError if batch normalization would see a single value per channel in some batch of `count` training
 *  examples: the value would be its own mean, with variance 0. PyTorch rejects such a batch, too ("Expected more than 1
 *  value per channel when training"). */
export function assertBatchesNormalizable(
  model: Model,
  { batchSize }: Pick<Configuration['training'], 'batchSize'>,
  count: number,
): void {
  const isSingle = Math.min(batchSize, count) === 1 || count % batchSize === 1
  const layer = isSingle ? singleValueLayer(model) : undefined
  if (layer) throw new ConfigError('training.singleValue', { layer, count, batchSize })
}

/** The first layer that normalizes a single value per channel, if a batch is one example. */
function singleValueLayer(model: Model): string | undefined {
  const scope = new Scope('training')
  model.objective(imageInput(model, 1), {}, scope)
  return scope.singleValueLayers[0]
}
