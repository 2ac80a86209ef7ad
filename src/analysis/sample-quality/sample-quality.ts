// How good samples of a model are, beside examples that it was not trained on.
import { arrayDataset, type Dataset, subset } from '../../data/dataset.js'
import { type Binarization, binarize, binarizeDataset } from '../../data/images/binarize.js'
import { ConfigError } from '../../errors.js'
import { sizeOf } from '../../graph/shapes.js'
import { Random } from '../../random/random.js'
import type { Inference } from '../../training/inference.js'
import type { Estimate } from '../estimate.js'
import { type ClassShares, classShares } from './class-shares.js'
import type { RememberClassifier } from './classifier-features.js'
import { type Copies, findCopies } from './copies.js'
import type { FeatureExtractor } from './feature-extractor.js'
import type { FeatureDescription, FeatureType } from './feature-types.js'
import { featuresOf } from './features.js'
import { frechetDistance } from './frechet-distance.js'
import { kernelDistance } from './kernel-distance.js'
import { type NearestExamples, type NearestOptions, nearestExamples } from './nearest-examples.js'
import { type PrecisionRecall, precisionRecall } from './precision-recall.js'

export interface SampleQuality extends PrecisionRecall {
  /** What was compared. */
  readonly features: FeatureDescription
  /** As many examples as samples. */
  readonly samples: number
  readonly seed: number
  /** Where both were compared in black and white: how examples were binarized. Samples were drawn from the likelihood then; else they are
   *  the decoder's means. */
  readonly binarize?: Binarization
  readonly frechetDistance: Estimate
  readonly kernelDistance: Estimate
  /** Missing where the examples are those of the training. */
  readonly copies?: Omit<Copies, 'nearest'>
  /** Only with the features of a classifier. */
  readonly classes?: ClassShares
  /** Some samples and the training examples nearest to them, if asked for. */
  readonly nearest?: readonly NearestExamples[]
}

export type SampleQualityPhase =
  | 'generating'
  | 'principal'
  | 'classifier'
  | 'features'
  | 'distances'
  | 'copies'
  | 'target'

export interface SampleQualityOptions {
  /** A kind of features, or what gives others. */
  readonly features?: FeatureType | FeatureExtractor | undefined
  /** How examples are binarized, for a likelihood of black and white. */
  readonly binarize?: Binarization | undefined
  readonly seed?: number | undefined
  readonly nearest?: NearestOptions | undefined
  /** Keeps the classifier. */
  readonly remember?: RememberClassifier | undefined
  readonly progress?: ((phase: SampleQualityPhase, done: number, of: number) => void) | undefined
}

/** Compares samples with as many examples of `validation`, drawn by the seed. Shape: samples [count, ...input], means of the decoder, in the model's
 *  units. Throws ConfigError where there are fewer than 20 of either, where labels are missing for a classifier, where a likelihood is not one
 *  of black and white and examples are to be binarized, and where nearest examples are asked for and there are only those of the training. */
export async function measureSampleQuality({
  inference: { engine, model },
  train,
  validation,
  samples: means,
  features: asked = 'pca',
  binarize: mode,
  seed = 1,
  nearest,
  remember,
  progress,
}: SampleQualityOptions & {
  inference: Pick<Inference, 'engine' | 'model'>
  train: Dataset
  validation: Dataset
  samples: Float32Array
}): Promise<SampleQuality> {
  if (mode && model.likelihood.support !== 'binary')
    throw new ConfigError('evaluate.binarizeDensity')
  if (nearest && train === validation) throw new ConfigError('quality.nearestOfTraining')
  const size = sizeOf(model.input)
  const count = Math.min(means.length / size, validation.count)
  const samples = means.slice(0, count * size)
  if (mode) {
    const random = new Random(seed, 'binarized samples')
    binarize(samples, size, () => random)
  }
  const compared = (dataset: Dataset) => (mode ? binarizeDataset(dataset, { mode, seed }) : dataset)
  const trainSet = compared(train)
  const features =
    typeof asked === 'string'
      ? await featuresOf(asked, { engine, model, train: trainSet, remember, progress })
      : asked
  const inPhase = (phase: SampleQualityPhase) => (done: number, of: number) =>
    progress?.(phase, done, of)
  try {
    const order = new Random(seed, 'sample quality').permutation(validation.count)
    const examples = subset(compared(validation), order.subarray(0, count))
    const real = await features.extract(examples, inPhase('features'))
    const made = await features.extract(arrayDataset(model.input, samples), inPhase('features'))
    const classes = classShares(real, made, examples)
    await pause()
    const fractions = precisionRecall(real, made, { progress: inPhase('distances') })
    await pause()
    const distances = {
      frechetDistance: frechetDistance(real, made),
      kernelDistance: kernelDistance(real, made),
    }
    const measured = {
      features: features.description,
      samples: count,
      seed,
      ...(mode && { binarize: mode }),
      ...{ ...fractions, ...distances, ...(classes && { classes }) },
    }
    if (train === validation) return measured
    const trainFeatures = await features.extract(trainSet, inPhase('features'))
    const copies = findCopies(trainFeatures, real, made, { progress: inPhase('copies') })
    const { nearest: _, ...told } = copies
    const given = { train: trainSet, trainFeatures, samples, made, copies }
    return {
      ...{ ...measured, copies: told },
      ...(nearest && { nearest: await nearestExamples(nearest, given) }),
    }
  } finally {
    if (typeof asked === 'string') await features.dispose()
  }
}

/** Lets this thread do other work. */
const pause = () => new Promise((resolve) => setTimeout(resolve))
