// Data that a model cannot take.
import type { DataSplits, Dataset } from '../data/dataset.js'
import { isSameImageShape } from '../data/image-shape.js'
import { unscaled } from '../data/scaling.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'

/** What floats may be off by rounding. */
const tolerance = 1e-6

/** Throws ConfigError where the images are not of the model's size, there are none, or their values are such as it
 *  cannot take; and where they are rows of a table and it is for images. */
export function refuseOtherData(model: Model, data: DataSplits): void {
  const { name, train, validation, columns } = data
  if (columns && model.likelihood.support !== 'table')
    throw new ConfigError('model.noTable', { where: name })
  for (const set of [train, validation]) {
    refuseOtherSize(model, set, { data: name })
    if (set.count === 0)
      throw new ConfigError('training.noExamples', { data: name, actual: set.count })
  }
  refuseOtherValues(model, data)
}

/** Throws ConfigError where values of data called `name` are such as the model cannot take; in the units of the data. */
export function refuseOtherValues(
  { domain }: Model,
  { name, range = [0, 1], scaling }: Pick<DataSplits, 'name' | 'range' | 'scaling'>,
): void {
  const [least, most] = range
  if (domain === 'real' || (least >= -tolerance && most <= 1 + tolerance)) return
  const inUnits = (value: number) =>
    Number((unscaled(Float32Array.of(value), scaling)[0] as number).toPrecision(6))
  throw new ConfigError('training.domain', {
    data: name,
    from: inUnits(0),
    to: inUnits(1),
    least: inUnits(least),
    most: inUnits(most),
  })
}

/** Throws ConfigError, which names `data`, where the images are not of the model's size; whether a lone channel is told
 *  makes no difference. */
export function refuseOtherSize(
  { input }: Model,
  { shape }: Dataset,
  { data }: { data: string },
): void {
  if (isSameImageShape(input, shape)) return
  const [expected, actual] = [input.join('×'), shape.join('×')]
  throw new ConfigError('training.imageSize', { data, expected, actual })
}
