// Checks that data fits a model: example shape, domain of the likelihood.
import type { DataSplits, Dataset } from '../data/dataset.js'
import { isSameImageShape } from '../data/image-shape.js'
import { knownLabels, unlabelledCount } from '../data/labels/hidden-labels.js'
import { unscale } from '../data/scaling.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'
import type { Notice } from '../notices.js'

/** Rounding tolerance of float values. */
const tolerance = 1e-6

/** Throws ConfigError if the examples do not have the model's input shape, a split is empty, values are outside the
 *  likelihood's domain, the data is a table and the model is for images, or the model needs labels to encode and they are missing. */
export function assertDataFitsModel(
  model: Model,
  data: DataSplits,
  { isScaledNow = false }: { isScaledNow?: boolean } = {},
): void {
  const { name, train, validation, columns } = data
  if (columns && !model.likelihood.isTabular)
    throw new ConfigError('model.noTable', { where: name })
  for (const set of [train, validation]) {
    assertInputShape(model, set, { data: name })
    if (set.count === 0)
      throw new ConfigError('training.noExamples', {
        data: name,
        training: train.count,
        validation: validation.count,
      })
    assertEncodable(model, set)
  }
  assertValuesInDomain(model, data, { isScaledNow })
}

/** Examples, or points of a latent space, and perhaps their labels. */
interface Given extends Pick<Dataset, 'count' | 'isPartlyLabelled'> {
  readonly labels?: Uint8Array | undefined
}

/** Throws ConfigError if the model is conditional and examples, or points of its latent space, have no labels, too few, or one that
 *  is no number of a class. */
export function assertLabelled(model: Model, given: Given): void {
  const { condition } = model
  const { count, labels, isPartlyLabelled = false } = given
  if (!condition) return
  const actual = labels ? unlabelledCount({ labels, isPartlyLabelled }) : 0
  if (actual > 0) throw new ConfigError('condition.unlabelled', { actual, count })
  assertKnownLabels(model, given)
}

/** The same, but some labels may be missing. */
function assertKnownLabels(
  { condition }: Model,
  { count, labels, isPartlyLabelled = false }: Given,
): void {
  if (!condition) return
  if (!labels) throw new ConfigError('condition.noLabels')
  if (labels.length !== count)
    throw new ConfigError('condition.count', { expected: count, actual: labels.length })
  const { classes } = condition
  const actual = knownLabels({ labels, isPartlyLabelled }).find((label) => label >= classes)
  if (actual !== undefined)
    throw new ConfigError('condition.label', { actual, classes, largest: classes - 1 })
}

/** The same for examples that are trained on or validated with: a semi-supervised model needs labels of some. */
export function assertTrainable(model: Model, examples: Given): void {
  if (!model.supervision) assertLabelled(model, examples)
  else if (!examples.labels) throw new ConfigError('semiSupervised.noLabels')
  else assertKnownLabels(model, examples)
}

/** The notice of classes that a model is conditional on and that only the validation data has. */
export function untrainedClassNotices(
  { condition, supervision }: Model,
  { train, validation, labelNames }: Pick<DataSplits, 'train' | 'validation' | 'labelNames'>,
): Notice[] {
  if (!condition || supervision) return []
  const trained = new Set(knownLabels(train))
  const found = new Set(knownLabels(validation).toSorted())
  const absent = [...found].filter((label) => !trained.has(label))
  if (absent.length === 0) return []
  const names = absent.map((label) => labelNames?.[label] ?? label).join(', ')
  return [{ code: 'condition.untrained', values: { count: absent.length, names } }]
}

/** The same for examples that are encoded: a model with a classifier needs no labels for it. */
export function assertEncodable(model: Model, examples: Given): void {
  if (!model.condition?.classify) assertLabelled(model, examples)
}

/** The number of classes of labelled data: as many as have names, and at least one more than the largest label of its training and
 *  validation split; undefined without labels. */
export function classesOfData({
  train,
  validation,
  labelNames = [],
}: Pick<DataSplits, 'train' | 'validation' | 'labelNames'>): number | undefined {
  if (!train.labels) return undefined
  const largest = (set: Dataset) =>
    knownLabels(set).reduce((most, label) => Math.max(most, label), 0)
  return Math.max(labelNames.length, 1 + largest(train), 1 + largest(validation))
}

/** Throws ConfigError if values of the data called `name` are outside the domain of the model's likelihood. The message
 *  gives them in the units of the data, unless each column has its own or the data was scaled for this training
 *  (`isScaledNow`): minmax suits every model, so the scaling was to mean 0 and standard deviation 1. */
export function assertValuesInDomain(
  { domain }: Model,
  { name, range = [0, 1], scaling }: Pick<DataSplits, 'name' | 'range' | 'scaling'>,
  { isScaledNow = false }: { isScaledNow?: boolean } = {},
): void {
  const [min, max] = range
  if (domain === 'real' || (min >= -tolerance && max <= 1 + tolerance)) return
  if (isScaledNow && scaling) throw new ConfigError('training.unit', { data: name })
  const short = (value: number) => Number(value.toPrecision(6))
  if (scaling && typeof scaling.factor !== 'number')
    throw new ConfigError('training.domainScaled', {
      data: name,
      least: short(min),
      most: short(max),
    })
  const inUnits = (value: number) => short(unscale(Float32Array.of(value), scaling)[0] as number)
  throw new ConfigError('training.domain', {
    data: name,
    from: inUnits(0),
    to: inUnits(1),
    least: inUnits(min),
    most: inUnits(max),
  })
}

/** Throws ConfigError, which names `data`, if the examples do not have the model's input shape. [1, height, width] and
 *  [height, width] are equal. */
export function assertInputShape(
  { input }: Model,
  { shape }: Dataset,
  { data }: { data: string },
): void {
  if (isSameImageShape(input, shape)) return
  const [expected, actual] = [input.join('×'), shape.join('×')]
  throw new ConfigError('training.imageSize', { data, expected, actual })
}
