// What examples and samples are compared by: their values, their coordinates along principal axes of the training examples, or the
// hidden layer of a classifier.
import { type Dataset, valuesOf } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Model } from '../../models/model.js'
import { range, readExamples } from '../../training/inference.js'
import { fitPrincipalSubspace, projectOnSubspace } from '../principal-subspace.js'
import { classifierFeatures, type RememberClassifier } from './classifier-features.js'
import type { FeatureExtractor } from './feature-extractor.js'
import type { FeatureType } from './feature-types.js'

/** Principal components that features are made of, where examples have more values. */
const components = 64

interface Given {
  readonly engine: Engine
  readonly model: Model
  readonly train: Dataset
  readonly remember?: RememberClassifier | undefined
  /** Of fitting principal components, and of training the classifier. */
  readonly progress?:
    | ((phase: 'principal' | 'classifier', done: number, of: number) => void)
    | undefined
}

/** Throws ConfigError where a classifier is asked for and the training examples have no labels. */
export async function featuresOf(type: FeatureType, given: Given): Promise<FeatureExtractor> {
  const { engine, model, train, remember, progress } = given
  switch (type) {
    case 'classifier':
      return classifierFeatures({
        ...{ engine, input: model.input, dataset: train, remember },
        progress: (done, of) => progress?.('classifier', done, of),
      })
    case 'values':
      return valueFeatures(sizeOf(model.input))
    case 'pca':
      return principalFeatures(given)
  }
}

function valueFeatures(size: number): FeatureExtractor {
  return {
    description: { type: 'values', size },
    extract: async (dataset) => ({
      ...{ count: dataset.count, size },
      values: valuesOf(await readExamples(dataset, range(0, dataset.count))),
    }),
    dispose: async () => {},
  }
}

async function principalFeatures({
  engine,
  model,
  train,
  progress,
}: Given): Promise<FeatureExtractor> {
  const subspace = await fitPrincipalSubspace({
    ...{ engine, model, dataset: train, components },
    progress: (done, of) => progress?.('principal', done, of),
  })
  const { components: size } = subspace
  return {
    description: { type: 'pca', size },
    async extract(dataset, progress) {
      const { points } = await projectOnSubspace({ engine, model, ...subspace, dataset, progress })
      return { count: dataset.count, size, values: points }
    },
    dispose: async () => {},
  }
}
