// Trains the classifier whose features samples are compared by.
import { type Dataset, subset, valuesOf } from '../../data/dataset.js'
import { labelledIndices } from '../../data/labels/hidden-labels.js'
import type { Engine, StateValues } from '../../engines/engine.js'
import { Random } from '../../random/random.js'
import { type Progress, readExamples } from '../../training/inference.js'
import { initialState } from '../../training/initial-state.js'
import { inputNames } from '../../training/programs.js'
import {
  type ClassifierShape,
  classifierOptimizer,
  classifierTraining,
} from './classifier-network.js'

const seed = 1
const batchSize = 64
/** A few examples come up so often, and of many not all come up. */
const epochs = 20
const maxSteps = 2000
/** Steps that run at once. */
const chunkSteps = 16
/** It falls to 0 in equal steps. */
const learningRate = 1e-3

/** Fits the classifier to the labelled examples of a dataset; deterministic. Returns its parameters. */
export async function trainClassifier({
  engine,
  shape,
  dataset: all,
  progress,
}: {
  engine: Engine
  shape: ClassifierShape
  dataset: Dataset
  progress?: Progress | undefined
}): Promise<StateValues> {
  const dataset = subset(all, labelledIndices(all))
  const batch = Math.min(batchSize, dataset.count)
  const steps = Math.min(maxSteps, Math.ceil((epochs * dataset.count) / batch))
  const { program, variables } = classifierTraining(shape, batch)
  const order = exampleOrder(dataset.count, steps * batch)
  const state = await engine.load(initialState(variables, seed))
  const executable = await engine.compile(program)
  try {
    for (let done = 0; done < steps; ) {
      const chunk = Math.min(chunkSteps, steps - done)
      const indices = order.subarray(done * batch, (done + chunk) * batch)
      const scalars = Array.from({ length: chunk }, (_, index) =>
        classifierOptimizer.scalars(done + index + 1, learningRate * (1 - (done + index) / steps)),
      )
      const names = Object.keys(scalars[0] ?? {})
      const inputs = {
        examples: valuesOf(await readExamples(dataset, indices)),
        labels: Float32Array.from(indices, (index) => dataset.labels?.[index] ?? 0),
        ...Object.fromEntries(
          names.map((name) => [
            inputNames.scalar(name),
            Float32Array.from(scalars, (step) => step[name] ?? 0),
          ]),
        ),
      }
      await executable.run(state, inputs, chunk)
      done += chunk
      progress?.(done, steps)
    }
    const values = await state.read()
    const own = Object.entries(values).filter(([name]) => !name.startsWith('optimizer/'))
    return Object.fromEntries(own)
  } finally {
    await executable.dispose()
    await state.dispose()
  }
}

/** Numbers of examples, shuffled anew for every pass over them. */
function exampleOrder(count: number, length: number): Uint32Array {
  const random = new Random(seed, 'classifier')
  const order = new Uint32Array(length)
  for (let at = 0; at < length; at += count)
    order.set(random.permutation(count).subarray(0, length - at), at)
  return order
}

/** The labels that a classifier of a dataset knows: as many as the largest one says. */
export function classesOf(dataset: Dataset): number {
  const { labels = new Uint8Array() } = dataset
  return 1 + labelledIndices(dataset).reduce((most, at) => Math.max(most, labels[at] ?? 0), -1)
}
