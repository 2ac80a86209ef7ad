// Features of a classifier that is trained on the labels of the training examples.
import { type Dataset, subset, valuesOf } from '../../data/dataset.js'
import type { Engine, StateValues } from '../../engines/engine.js'
import { ConfigError } from '../../errors.js'
import type { Shape } from '../../graph/ops.js'
import { batchRanges, type Progress, range, readExamples } from '../../training/inference.js'
import { ProgramCache } from '../../training/program-cache.js'
import { classifierProgram, classifierFeatures as size } from './classifier-network.js'
import type { FeatureExtractor } from './feature-extractor.js'
import { classesOf, trainClassifier } from './train-classifier.js'

/** Gives the parameters of a classifier that was trained before, else those that `train` gives. */
export type RememberClassifier = (train: () => Promise<StateValues>) => Promise<StateValues>

/** Examples that the scale of the features is taken from. */
const scaledBy = 5000

/** Features are divided by the root mean square of those of the training examples, which depends on how long the classifier was trained.
 *  Throws ConfigError where the examples have no labels, or all the same. Shape: input, of one example. */
export async function classifierFeatures({
  engine,
  input,
  dataset: train,
  remember = (make) => make(),
  progress,
}: {
  engine: Engine
  input: Shape
  dataset: Dataset
  remember?: RememberClassifier | undefined
  progress?: Progress | undefined
}): Promise<FeatureExtractor> {
  const classes = classesOf(train)
  if (classes < 2) throw new ConfigError('quality.labels')
  const shape = { input, classes }
  const values = await remember(() => trainClassifier({ engine, shape, dataset: train, progress }))
  const state = await engine.load(values)
  const programs = new ProgramCache(engine, (batch) => classifierProgram(shape, batch))
  const extract = async (dataset: Dataset, progress?: Progress) => {
    const { count } = dataset
    const values = new Float32Array(count * size)
    const probabilities = new Float32Array(count * classes)
    for (const { from, batch } of batchRanges(count)) {
      const executable = await programs.get(batch, 'float32')
      const examples = valuesOf(await readExamples(dataset, range(from, batch)))
      const outputs = await executable.run(state, { examples }, 1)
      values.set(outputs.features as Float32Array, from * size)
      probabilities.set(outputs.probabilities as Float32Array, from * classes)
      progress?.(from + batch, count)
    }
    return { count, size, values, probabilities }
  }
  const first = subset(train, range(0, Math.min(train.count, scaledBy)))
  const scale = 1 / rootMeanSquare((await extract(first)).values)
  return {
    description: { type: 'classifier', size },
    async extract(dataset, progress) {
      const { values, ...others } = await extract(dataset, progress)
      return { ...others, values: values.map((value) => value * scale) }
    },
    async dispose() {
      await programs.dispose()
      await state.dispose()
    },
  }
}

function rootMeanSquare(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value ** 2
  return Math.sqrt(sum / values.length) || 1
}
