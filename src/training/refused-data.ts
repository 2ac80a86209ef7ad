// Data that a model cannot take.
import type { DataSplits, Dataset, Range } from '../data/dataset.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'

/** What floats may be off by rounding. */
const tolerance = 1e-6

/** Throws ConfigError where the images are not of the model's size, there are none, or their values are such as it
 *  cannot take. */
export function refuseOtherData(model: Model, data: DataSplits): void {
  const { name, train, validation } = data
  for (const set of [train, validation]) {
    refuseOtherSize(model, set, { data: name })
    if (set.count === 0)
      throw new ConfigError('training.noExamples', { data: name, actual: set.count })
  }
  refuseOtherValues(model, data)
}

/** Throws ConfigError where values of data called `name` are such as the model cannot take. */
export function refuseOtherValues(
  { domain }: Model,
  { name, range: [least, most] = [0, 1] }: { name: string; range?: Range | undefined },
): void {
  if (domain === 'unitInterval' && (least < -tolerance || most > 1 + tolerance))
    throw new ConfigError('training.domain', {
      data: name,
      least: Number(least.toPrecision(6)),
      most: Number(most.toPrecision(6)),
    })
}

/** Throws ConfigError, which names `data`, where the images are not of the model's size. */
export function refuseOtherSize(
  { input }: Model,
  { shape }: Dataset,
  { data }: { data: string },
): void {
  const [expected, actual] = [input.join('×'), shape.join('×')]
  if (actual !== expected) throw new ConfigError('training.imageSize', { data, expected, actual })
}
