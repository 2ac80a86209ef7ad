// Checks the sizes of the batches that a training has with its data.
import { ConfigError } from '../errors.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'
import type { Configuration } from './configuration.js'
import { imageInput, withLabels } from './programs.js'

type Sizes = Pick<Configuration['training'], 'batchSize' | 'accumulate'>

/** Examples that are computed at once: those of a batch, or of a part of it, of `count` training examples. */
export function partSizeOf({ batchSize, accumulate = 1 }: Sizes, count: number): number {
  return Math.ceil(Math.min(batchSize, count) / accumulate)
}

/** Throws ConfigError if batch normalization would see a single value per channel in some batch of `count` training
 *  examples, or in a part of it: the value would be its own mean, with variance 0. PyTorch rejects such a batch, too
 *  ("Expected more than 1 value per channel when training"). */
export function assertBatchesNormalizable(model: Model, training: Sizes, count: number): void {
  const { batchSize } = training
  const partSize = partSizeOf(training, count)
  const batches = [Math.min(batchSize, count), count % batchSize]
  const sizes = batches.flatMap((batch) => [Math.min(batch, partSize), batch % partSize])
  const layer = sizes.includes(1) ? singleValueLayer(model) : undefined
  const size = training.accumulate === undefined ? batchSize : partSize
  if (layer) throw new ConfigError('training.singleValue', { layer, count, batchSize: size })
}

/** The first layer that normalizes a single value per channel, if a batch is one example. */
function singleValueLayer(model: Model): string | undefined {
  const scope = new Scope('training')
  withLabels(model, 1).objective(imageInput(model, 1), {}, scope)
  return scope.singleValueLayers[0]
}
