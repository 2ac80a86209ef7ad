// The training examples of a semi-supervised model whose labels are used, and those whose labels are hidden.
import type { DataSplits, Dataset } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { hiddenLabel } from '../../models/condition.js'
import type { Model } from '../../models/model.js'
import { Random } from '../../random/random.js'

/** The indices of `labelled` examples, as many of each class: the first ones in an order that the seed determines; ascending.
 *  Throws ConfigError where a class has too few. */
export function labelledExamples(
  labels: Uint8Array,
  { labelled, classes, seed }: { labelled: number; classes: number; seed: number },
): number[] {
  const each = labelled / classes
  const taken = new Uint32Array(classes)
  const chosen: number[] = []
  for (const index of new Random(seed, 'labelled').permutation(labels.length)) {
    const label = labels[index] as number
    if ((taken[label] ?? each) >= each) continue
    taken[label] = (taken[label] ?? 0) + 1
    chosen.push(index)
  }
  const lacking = taken.findIndex((count) => count < each)
  if (lacking >= 0)
    throw new ConfigError('semiSupervised.class', {
      label: lacking,
      actual: taken[lacking] as number,
      expected: each,
    })
  return chosen.sort((a, b) => a - b)
}

/** The data as a training of the model sees it, see `withHiddenLabels`; the labelled examples are `data.labelled`. */
export function supervised(data: DataSplits, model: Model, seed: number): DataSplits {
  const { supervision, condition } = model
  const { labels } = data.train
  if (!supervision || !condition || !labels) return data
  const { classes } = condition
  const labelled = labelledExamples(labels, { ...supervision, classes, seed })
  return { ...data, labelled, train: withHiddenLabels(data.train, labelled) }
}

/** The same set with the labels of these examples only: the others have `hiddenLabel`, and nothing that reads the set can use theirs. */
export function withHiddenLabels(dataset: Dataset, chosen: readonly number[]): Dataset {
  const labels = new Uint8Array(dataset.count).fill(hiddenLabel)
  for (const index of chosen) labels[index] = dataset.labels?.[index] ?? hiddenLabel
  return { ...dataset, labels }
}
