// What examples and samples are compared by: their values, or their coordinates along principal axes of the training examples.
import { type Dataset, valuesOf } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Model } from '../../models/model.js'
import { type Progress, range, readExamples } from '../../training/inference.js'
import { fitPrincipalSubspace, projectOnSubspace } from '../principal-subspace.js'
import type { FeatureRows } from './feature-rows.js'
import type { FeatureType } from './feature-types.js'

/** Principal components that features are made of, where examples have more values. */
const components = 64

/** Gives the features of a dataset. */
export type FeatureExtractor = (dataset: Dataset) => Promise<FeatureRows>

/** The extractor, and how many values its features have. */
export async function featuresOf(
  type: FeatureType,
  given: { engine: Engine; model: Model; train: Dataset; progress?: Progress | undefined },
): Promise<{ extract: FeatureExtractor; size: number }> {
  const { engine, model, train, progress } = given
  if (type === 'values') {
    const size = sizeOf(model.input)
    return {
      size,
      extract: async (dataset) => ({
        ...{ count: dataset.count, size },
        values: valuesOf(await readExamples(dataset, range(0, dataset.count))),
      }),
    }
  }
  const subspace = await fitPrincipalSubspace({
    engine,
    model,
    dataset: train,
    components,
    progress,
  })
  return {
    size: subspace.components,
    async extract(dataset) {
      const { points } = await projectOnSubspace({ engine, model, ...subspace, dataset })
      return { count: dataset.count, size: subspace.components, values: points }
    },
  }
}
