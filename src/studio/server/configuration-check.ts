// What a written configuration would be as a run: checked, fitted to its data, and how large it is.
import { namedSet } from '../../data/named-sets.js'
import { sizeOf } from '../../graph/shapes.js'
import { fitModel } from '../../models/fit.js'
import { modelFrom } from '../../models/models.js'
import { optimizerFrom } from '../../optimizers/optimizers.js'
import { resolveConfiguration } from '../../recipes/resolve.js'
import type { Configuration } from '../../training/configuration.js'
import { trainingProgram } from '../../training/programs.js'
import type { DataShelf } from './data-shelf.js'

export interface CheckedConfiguration {
  /** With every default, and its model for items as the data has them. */
  readonly configuration: Configuration
  /** Whether the model was for others as it was written. */
  readonly fitted: boolean
  /** Number of trained numbers. */
  readonly parameters: number
  readonly trainingExamples: number
}

/** Throws what `resolveConfiguration`, `fitModel` and `loadData` throw; a named set is not downloaded for it. */
export async function checkConfiguration(
  data: DataShelf,
  written: unknown,
): Promise<CheckedConfiguration> {
  const resolved = resolveConfiguration(written)
  const { shape, count } = await trainingItems(data, resolved)
  const fitted = resolved.model.input.join() !== shape.join()
  const configuration = fitted
    ? resolveConfiguration({ ...resolved, model: fitModel(resolved.model, shape) })
    : resolved
  const parameters = parameterCount(configuration)
  return { configuration, fitted, parameters, trainingExamples: count }
}

/** What is known of them before a named set is downloaded. */
async function trainingItems(
  data: DataShelf,
  { data: options }: Configuration,
): Promise<{ shape: readonly number[]; count: number }> {
  const set = namedSet(options.source)
  return set ? { shape: set.shape, count: set.training } : (await data.load(options)).train
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
