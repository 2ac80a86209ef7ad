// Fits a configuration to its data.
import type { DataSplits, Dataset } from '../data/dataset.js'
import { isSameImageShape } from '../data/image-shape.js'
import { fitModel } from '../models/fit.js'
import type { Configuration } from '../training/configuration.js'
import { assertBuildable, resolveConfiguration, type Setting } from './resolve.js'

/** Settings of parts that are fitted with what the settings gave them: the columns of a likelihood, the places of a condition. */
const fittedParts = /^model(\.(likelihood|condition)(\..*)?)?$/

/** The properties of the data that a model is fitted to. */
interface FittedTo {
  readonly train: Pick<Dataset, 'shape'>
  readonly columns?: DataSplits['columns'] | undefined
}

/** The configuration with its model fitted to the data: always for a table; for images if their shape differs and no
 *  setting gives it. Settings of layers take precedence. Returns the same object if there is nothing to fit.
 *  Throws what `fitModel` and `resolveConfiguration` throw. */
export function fitConfiguration(
  configuration: Configuration,
  { train: { shape }, columns }: FittedTo,
  { settings = [], where }: { settings?: readonly Setting[]; where?: string } = {},
): Configuration {
  const { model } = configuration
  const isSet = settings.some(([path]) => /^model(\.input(\..*)?)?$/.test(path))
  if (!columns && (isSet || isSameImageShape(model.input, shape))) {
    assertBuildable(configuration, where ?? 'configuration')
    return configuration
  }
  const fitted = { ...configuration, model: fitModel(model, shape, columns) }
  const ofLayers = settings.filter(([path]) => !fittedParts.test(path))
  return resolveConfiguration(fitted, {
    settings: ofLayers,
    ...(where !== undefined && { where }),
  })
}
