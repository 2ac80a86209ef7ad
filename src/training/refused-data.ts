// Data that a model cannot take.
import type { DataSplits, Dataset } from '../data/dataset.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'

/** Throws ConfigError where the images are not of the model's size, or there are none. */
export function refuseOtherData(model: Model, { name, train, validation }: DataSplits): void {
  for (const set of [train, validation]) {
    refuseOtherSize(model, set, { data: name })
    if (set.count === 0)
      throw new ConfigError('training.noExamples', { data: name, actual: set.count })
  }
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
