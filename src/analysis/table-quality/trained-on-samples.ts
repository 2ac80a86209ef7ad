// Classifiers of a column that are trained on sampled rows and tested on real ones, beside those that are trained on real rows.
import { type Column, type ColumnSpan, columnSpans, encodedWidth } from '../../data/columns.js'
import { arrayDataset } from '../../data/dataset.js'
import { findColumn } from '../../data/tables/find-column.js'
import { formatNames } from '../../data/tables/format-names.js'
import type { Engine } from '../../engines/engine.js'
import { ConfigError } from '../../errors.js'
import { predictedClasses } from '../../training/inference.js'
import { boostedTrees } from '../disentanglement/boosted-trees.js'
import { type LabelledPoints, logisticRegression } from '../logistic-regression.js'
import { classifierFeatures } from '../sample-quality/classifier-features.js'
import { type ClassifierScores, classifierScores } from './classifier-scores.js'
import { type TableClassifier, tableClassifiers } from './table-classifiers.js'

export interface TrainedOnSamples {
  readonly target: string
  /** Of two categories the rarer one among training rows, whose F1 is given. */
  readonly positive?: string
  /** Real rows that they are tested on. */
  readonly rows: number
  readonly classifiers: readonly {
    readonly name: TableClassifier
    readonly ofSamples: ClassifierScores
    /** Of as many training rows, or all of them. */
    readonly ofTraining: ClassifierScores
  }[]
}

/** More would take minutes. */
const maxClasses = 50

type Items = Readonly<Record<'train' | 'validation' | 'samples', Float32Array>>

/** Throws ConfigError where there is no such column, or it does not have 2 to 50 categories. Shapes: items [count, 2, width]. */
export async function trainedOnSamples({
  engine,
  columns,
  target: asked,
  items,
  progress,
}: {
  engine: Engine
  columns: readonly Column[]
  target: string
  items: Items
  progress?: ((done: number, of: number) => void) | undefined
}): Promise<TrainedOnSamples> {
  const target = targetColumn(columns, asked)
  const { categories } = target
  const sets = {
    train: pointsOf(columns, target.span, items.train),
    validation: pointsOf(columns, target.span, items.validation),
    samples: pointsOf(columns, target.span, items.samples),
  }
  const [train, samples] = [sets.train, sets.samples].map((set) =>
    firstRows(set, Math.min(sets.train.labels.length, sets.samples.labels.length)),
  ) as [LabelledPoints, LabelledPoints]
  const positive = categories.length === 2 ? rarerOf(train.labels) : undefined
  const { points, labels } = sets.validation
  const classifiers: TrainedOnSamples['classifiers'][number][] = []
  for (const [at, name] of tableClassifiers.entries()) {
    const scores = async (set: LabelledPoints, done: number) => {
      const predicted = await predictions[name](set, points, engine)
      progress?.(2 * at + done, 2 * tableClassifiers.length)
      return classifierScores(predicted, labels, { classes: categories.length, positive })
    }
    const ofSamples = await scores(samples, 1)
    classifiers.push({ name, ofSamples, ofTraining: await scores(train, 2) })
  }
  const label = positive === undefined ? undefined : categories[positive]
  return {
    target: target.span.column.name,
    ...(label !== undefined && { positive: label }),
    rows: labels.length,
    classifiers,
  }
}

/** The span of the column, and its categories. */
function targetColumn(columns: readonly Column[], asked: string) {
  const names = columns.map(({ name }) => name)
  const span = columnSpans(columns)[findColumn(names, asked)]
  if (!span)
    throw new ConfigError('quality.noTarget', { actual: asked, expected: formatNames(names) })
  const { column } = span
  if (column.type !== 'categorical' || column.categories.length < 2 || span.width > maxClasses)
    throw new ConfigError('quality.targetType', { actual: column.name, most: maxClasses })
  return { span, categories: column.categories }
}

/** The other columns of rows whose target is known, and its category. Missing values are 0. */
function pointsOf(
  columns: readonly Column[],
  { offset, width: places }: ColumnSpan,
  items: Float32Array,
): LabelledPoints {
  const width = encodedWidth(columns)
  const all = [...Array(items.length / (2 * width)).keys()]
  const rows = all.filter((row) => items[2 * width * row + width + offset] !== 0)
  const size = width - places
  const points = new Float32Array(rows.length * size)
  const labels = new Uint8Array(rows.length)
  for (const [at, row] of rows.entries()) {
    const values = items.subarray(2 * width * row, 2 * width * row + width)
    points.set(values.subarray(0, offset), at * size)
    points.set(values.subarray(offset + places), at * size + offset)
    const own = values.subarray(offset, offset + places)
    labels[at] = own.indexOf(Math.max(...own))
  }
  return { points, labels }
}

function firstRows({ points, labels }: LabelledPoints, count: number): LabelledPoints {
  const size = points.length / labels.length
  return { points: points.slice(0, count * size), labels: labels.slice(0, count) }
}

const rarerOf = (labels: Uint8Array) =>
  2 * labels.reduce((sum, label) => sum + label, 0) <= labels.length ? 1 : 0

type Predict = (
  train: LabelledPoints,
  points: Float32Array,
  engine: Engine,
) => Promise<ArrayLike<number>>

const predictions: Readonly<Record<TableClassifier, Predict>> = {
  logistic: ofSeveral(async (train, points, engine) => {
    const scores = await logisticRegression({ engine, ...train, l2: 1 / train.labels.length })
    return eachPoint(train, points, (point) => {
      const each = scores(point)
      return each.indexOf(Math.max(...each))
    })
  }),
  trees: ofSeveral(async ({ points, labels }, others) => {
    const columns = points.length / labels.length
    const trees = await boostedTrees({ points, columns, classes: Uint32Array.from(labels) })
    return trees.predict(others)
  }),
  network: ofSeveral(async ({ points, labels }, others, engine) => {
    const input = [points.length / labels.length]
    const dataset = arrayDataset(input, points, labels)
    const network = await classifierFeatures({ engine, input, dataset })
    try {
      const { probabilities, count } = await network.extract(arrayDataset(input, others))
      return predictedClasses(probabilities ?? new Float32Array(), count)
    } finally {
      await network.dispose()
    }
  }),
}

/** Where all rows are of one class, that is predicted. */
function ofSeveral(predict: Predict): Predict {
  return async (train, points, engine) => {
    const [first = 0] = train.labels
    if (train.labels.some((label) => label !== first)) return predict(train, points, engine)
    return eachPoint(train, points, () => first)
  }
}

function eachPoint(
  { points: train, labels }: LabelledPoints,
  points: Float32Array,
  classOf: (point: Float32Array) => number,
): number[] {
  const size = train.length / labels.length
  return Array.from({ length: points.length / size }, (_, row) =>
    classOf(points.subarray(row * size, (row + 1) * size)),
  )
}
