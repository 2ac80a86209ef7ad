// Data that a model cannot take.
import type { DataSplits, Dataset } from '../data/dataset.js'
import { isSameImageShape } from '../data/image-shape.js'
import { unscale } from '../data/scaling.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'

/** What floats may be off by rounding. */
const tolerance = 1e-6

/** Throws ConfigError where the images are not of the model's size, there are none, or their values are such as it
 *  cannot take; and where they are rows of a table and it is for images. */
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
      throw new ConfigError('training.noExamples', { data: name, actual: set.count })
  }
  assertValuesInDomain(model, data, { isScaledNow })
}

/** Throws ConfigError where values of data called `name` are such as the model cannot take: in the units of the data, unless
 *  each column has its own, or they were scaled (`isScaledNow`) for this training: minmax suits every model, so it was
 *  to mean 0 and deviation 1. */
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

/** Throws ConfigError, which names `data`, where the images are not of the model's size; whether a lone channel is told
 *  makes no difference. */
export function assertInputShape(
  { input }: Model,
  { shape }: Dataset,
  { data }: { data: string },
): void {
  if (isSameImageShape(input, shape)) return
  const [expected, actual] = [input.join('×'), shape.join('×')]
  throw new ConfigError('training.imageSize', { data, expected, actual })
}
