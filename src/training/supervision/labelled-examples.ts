// The training examples of a semi-supervised model whose labels are used, and those whose labels are hidden.
import type { DataSplits, Dataset } from '../../data/dataset.js'
import {
  hiddenLabel,
  knownLabels,
  labelFields,
  unlabelledOf,
} from '../../data/labels/hidden-labels.js'
import { ConfigError } from '../../errors.js'
import type { Model } from '../../models/model.js'
import type { Notice } from '../../notices.js'
import { Random } from '../../random/random.js'

/** The indices of `labelled` examples, as many of each class: the first ones in an order that the seed determines; ascending.
 *  Throws ConfigError where a class has too few. */
export function labelledExamples(
  labels: Uint8Array,
  {
    labelled,
    classes,
    seed,
    labelNames,
  }: { labelled: number; classes: number; seed: number; labelNames?: DataSplits['labelNames'] },
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
      label: labelNames?.[lacking] ?? lacking,
      actual: taken[lacking] as number,
      expected: each,
    })
  return chosen.sort((a, b) => a - b)
}

/** The data as a training of the model sees it: as it is where the model uses as many labels as are known, else see
 *  `withHiddenLabels`; then the labelled examples are `data.labelled`.
 *  Throws what `assertNumberOfLabels` throws, and ConfigError where a class has too few labels. */
export function supervised(data: DataSplits, model: Model, seed: number): DataSplits {
  const { supervision, condition } = model
  const { labels } = data.train
  if (!supervision || !condition || !labels) return data
  const { classes } = condition
  const known = knownLabels(data.train)
  assertNumberOfLabels(model, { count: labels.length, known: known.length })
  if (supervision.labelled === known.length) {
    const absent = Array.from({ length: classes }, (_, label) => label).find(
      (label) => !known.includes(label),
    )
    if (absent === undefined) return data
    throw new ConfigError('semiSupervised.absent', { label: data.labelNames?.[absent] ?? absent })
  }
  const labelled = labelledExamples(labels, {
    ...{ ...supervision, classes, seed },
    ...(data.labelNames && { labelNames: data.labelNames }),
  })
  const unlabelled = unlabelledOf(data)
  const train = withHiddenLabels(data.train, labelled)
  return { ...data, labelled, ...(unlabelled && { unlabelled }), train }
}

/** Throws ConfigError where none of so many examples has a label, or all have, or where the model uses some of the known labels and not
 *  as many of each class. */
export function assertNumberOfLabels(
  { supervision, condition }: Pick<Model, 'supervision' | 'condition'>,
  { count, known }: { count: number; known: number },
): void {
  if (!supervision || !condition) return
  const { labelled } = supervision
  const { classes } = condition
  if (known === 0) throw new ConfigError('semiSupervised.noLabels')
  if (labelled === known && known === count)
    throw new ConfigError('semiSupervised.examples', { actual: labelled, examples: count })
  if (labelled === known || labelled % classes === 0) return
  const nearest = Math.max(1, Math.round(labelled / classes)) * classes
  throw new ConfigError('semiSupervised.even', { actual: labelled, classes, nearest })
}

/** The notice of a validation split in which no label is known. */
export function supervisionNotices({ supervision }: Model, validation: Dataset): Notice[] {
  if (!supervision || knownLabels(validation).length > 0) return []
  return [{ code: 'training.noAccuracy', values: { count: validation.count } }]
}

/** The same set with the labels of these examples only: the others have `hiddenLabel`, and nothing that reads the set can use theirs. */
export function withHiddenLabels(dataset: Dataset, chosen: readonly number[]): Dataset {
  const labels = new Uint8Array(dataset.count).fill(hiddenLabel)
  for (const index of chosen) labels[index] = dataset.labels?.[index] ?? hiddenLabel
  return { ...dataset, ...labelFields(labels, true) }
}
