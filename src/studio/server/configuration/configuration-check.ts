// What a written configuration would be as a run: checked, fitted to its data, and how large it is.
import { isDeepStrictEqual } from 'node:util'
import type { Column } from '../../../data/columns.js'
import { namedSet } from '../../../data/named/named-sets.js'
import { JamjaeError } from '../../../errors.js'
import { sizeOf } from '../../../graph/shapes.js'
import type { Language } from '../../../messages/messages.js'
import { fitModel } from '../../../models/fit.js'
import { modelFrom } from '../../../models/models.js'
import { optimizerFrom } from '../../../optimizers/optimizers.js'
import { resolveConfiguration } from '../../../recipes/resolve.js'
import type { Configuration } from '../../../training/configuration.js'
import { trainingProgram } from '../../../training/programs.js'
import { describeError } from '../guard/error-response.js'
import type { DataShelf } from '../runs/data-cache.js'

interface Items {
  /** Of one of them. */
  readonly shape: readonly number[]
  /** Of a table. */
  readonly columns?: readonly Column[] | undefined
}

export interface CheckedConfiguration {
  /** With every default, and its model for items as the data has them. */
  readonly configuration: Configuration
  /** Whether the model was for others as it was written. */
  readonly fitted: boolean
  /** Number of trained numbers. */
  readonly parameters: number
  readonly trainingExamples: number
}

/** Why a configuration cannot be trained. */
export interface ConfigurationProblem {
  readonly code: string
  readonly message: string
  /** Of the part that is wrong, such as training.epochs; empty where that is all of it. */
  readonly path: string
}

/** Throws what `resolveConfiguration`, `fitModel` and `loadData` throw; a named set is not downloaded for it. */
export async function checkConfiguration(
  data: DataShelf,
  written: unknown,
): Promise<CheckedConfiguration> {
  const resolved = resolveConfiguration(written)
  const { count, ...items } = await trainingItems(data, resolved)
  const configuration = fittedTo(resolved, items)
  const fitted = !isDeepStrictEqual(configuration.model, resolved.model)
  const parameters = parameterCount(configuration)
  return { configuration, fitted, parameters, trainingExamples: count }
}

/** What `checkConfiguration` has thrown, in that language. Throws it again where it is no refusal. */
export function problemOf(error: unknown, language: Language): ConfigurationProblem {
  if (!(error instanceof JamjaeError)) throw error
  const { key: code, values } = error
  // A layer's path names its type too. All else is about the data: what it is, and whether the model takes it.
  const isWritten = code.startsWith('configuration.')
  const path = isWritten ? String(values.path ?? '').replace(/ \(.*/, '') : 'data.source'
  return { code, message: describeError(error, language), path }
}

/** Its model fitted to the data: to a table always, to images where it is for others. Throws what `fitModel` throws. */
export function fittedTo(configuration: Configuration, { shape, columns }: Items): Configuration {
  const { model } = configuration
  if (!columns && model.input.join() === shape.join()) return configuration
  return resolveConfiguration({ ...configuration, model: fitModel(model, shape, columns) })
}

/** What is known of them before a named set is downloaded. */
async function trainingItems(
  data: DataShelf,
  { data: options }: Configuration,
): Promise<Items & { count: number }> {
  const set = namedSet(options.source)
  if (set) return { shape: set.shape, count: set.training }
  const { train, columns } = await data.load(options)
  return { shape: train.shape, columns, count: train.count }
}

/** How many numbers are trained. */
export function parameterCount({ model, training }: Configuration): number {
  const { variables } = trainingProgram(modelFrom(model), optimizerFrom(training.optimizer), {
    batch: 1,
    reduction: training.reduction,
  })
  return [...variables.values()]
    .filter(({ trained }) => trained)
    .reduce((sum, { tensor }) => sum + sizeOf(tensor.shape), 0)
}
