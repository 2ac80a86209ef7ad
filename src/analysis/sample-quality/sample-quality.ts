// How good samples of a model are, beside examples that it was not trained on.
import { arrayDataset, type Dataset } from '../../data/dataset.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Model } from '../../models/model.js'
import { Random } from '../../random/random.js'
import { type Inference, readExamples } from '../../training/inference.js'
import type { Estimate } from '../estimate.js'
import { type Copies, findCopies } from './copies.js'
import type { FeatureType } from './feature-types.js'
import { featuresOf } from './features.js'
import { frechetDistance } from './frechet-distance.js'
import { kernelDistance } from './kernel-distance.js'
import { type PrecisionRecall, precisionRecall } from './precision-recall.js'

export interface SampleQuality extends PrecisionRecall {
  /** What was compared: the first principal components of the training examples, or the values themselves. */
  readonly features: { readonly type: FeatureType; readonly size: number }
  /** As many examples as samples. */
  readonly samples: number
  readonly seed: number
  readonly frechetDistance: Estimate
  readonly kernelDistance: Estimate
  /** Missing where the examples are those of the training. */
  readonly copies?: Omit<Copies, 'nearest'>
}

/** Compares samples with as many examples of `validation`, drawn by the seed. Shape: samples [count, ...input], in the model's units. Throws ConfigError
 *  where there are fewer than 20 of either. */
export async function measureSampleQuality({
  inference: { engine, model },
  train,
  validation,
  samples,
  features: type = 'pca',
  seed = 1,
}: {
  inference: Pick<Inference, 'engine' | 'model'>
  train: Dataset
  validation: Dataset
  samples: Float32Array
  features?: FeatureType | undefined
  seed?: number | undefined
}): Promise<SampleQuality> {
  const size = sizeOf(model.input)
  const count = Math.min(samples.length / size, validation.count)
  const features = await featuresOf(type, { engine, model, train })
  const [real, made] = [
    await features.extract(await drawnFrom(validation, { model, count, seed })),
    await features.extract(arrayDataset(model.input, samples.subarray(0, count * size))),
  ]
  const copies =
    train === validation ? undefined : findCopies(await features.extract(train), real, made)
  return {
    features: { type, size: features.size },
    samples: count,
    seed,
    ...precisionRecall(real, made),
    frechetDistance: frechetDistance(real, made),
    kernelDistance: kernelDistance(real, made),
    ...(copies && { copies: { distanceRatio: copies.distanceRatio, closer: copies.closer } }),
  }
}

/** That many examples, without repetition. */
async function drawnFrom(
  dataset: Dataset,
  { model, count, seed }: { model: Model; count: number; seed: number },
): Promise<Dataset> {
  const order = new Random(seed, 'sample quality').permutation(dataset.count)
  return arrayDataset(model.input, await readExamples(dataset, order.subarray(0, count)))
}
