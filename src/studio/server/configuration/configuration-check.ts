// Checks a configuration, fits it to its data, and counts its parameters.
import { isDeepStrictEqual } from 'node:util'
import type { Column } from '../../../data/columns.js'
import { knownLabels } from '../../../data/labels/hidden-labels.js'
import { namedDataset } from '../../../data/named/named-sets.js'
import { JamjaeError } from '../../../errors.js'
import { type Language, message } from '../../../messages/messages.js'
import { modelFrom, modelOfClasses, modelOfExamples } from '../../../models/models.js'
import type { Notice } from '../../../notices.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import { parseConfiguration } from '../../../recipes/resolve.js'
import { assertBatchesNormalizable } from '../../../training/batch-sizes.js'
import type { Configuration } from '../../../training/configuration.js'
import { classesOfData } from '../../../training/data-compatibility.js'
import { assertNumberOfLabels } from '../../../training/supervision/labelled-examples.js'
import { trainingGraph } from '../../../training/training-graph.js'
import { trainingNotices } from '../../../training/training-notices.js'
import type { CheckedConfiguration, ConfigurationProblem } from '../../api/configuration.js'
import { describeError } from '../guard/error-response.js'
import type { DataCache } from '../runs/data-cache.js'

interface Items {
  /** Of one item. */
  readonly shape: readonly number[]
  /** Of a table. */
  readonly columns?: readonly Column[] | undefined
  /** Of labelled items, and how many training items have a label. */
  readonly classes?: number | undefined
  readonly labelled?: number | undefined
}

/** What a configuration becomes with its data. */
export type ResolvedConfiguration = Omit<CheckedConfiguration, 'notices'> & {
  readonly notices: readonly Notice[]
}

/** Throws what `parseConfiguration`, `fitModel` and `loadData` throw; a named set is not downloaded for it. */
export async function checkConfiguration(
  data: DataCache,
  written: unknown,
): Promise<ResolvedConfiguration> {
  const resolved = parseConfiguration(written)
  const { count, shape, columns, classes, labelled, notices } = await trainingItems(data, resolved)
  const fittedTo = fitConfiguration(resolved, { train: { shape }, columns })
  const fitted = !isDeepStrictEqual(fittedTo.model, resolved.model)
  const configuration = { ...fittedTo, model: modelOfClasses(fittedTo.model, classes) }
  const parameters = parameterCount(configuration)
  const { training } = configuration
  const model = modelFrom(configuration.model)
  assertBatchesNormalizable(model, training, count)
  if (labelled !== undefined) {
    const counted = modelFrom(modelOfExamples(configuration.model, count, labelled))
    assertNumberOfLabels(counted, { count, known: labelled })
  }
  return {
    configuration,
    fitted,
    parameters,
    trainingExamples: count,
    notices: [...notices, ...trainingNotices(model, training, count)],
  }
}

/** The response to a check, in that language. */
export function checkedIn(
  language: Language,
  { notices, ...checked }: ResolvedConfiguration,
): CheckedConfiguration {
  const told = notices.map(({ code, values }) => ({
    code,
    message: message(language, code, values),
  }))
  return { ...checked, notices: told }
}

/** The error of `checkConfiguration` in that language. Throws it again if it is unexpected. */
export function problemOf(error: unknown, language: Language): ConfigurationProblem {
  if (!(error instanceof JamjaeError)) throw error
  const { key: code, values } = error
  if (code === 'training.singleValue')
    return { code, message: describeError(error, language), path: 'training.batchSize' }
  return { code, message: describeError(error, language), path: pathOf(code, values.path) }
}

/** Errors of a model that do not name their place themselves. */
const places: Readonly<Record<string, string>> = {
  'objective.likelihood': 'model.objective',
  'objective.klTerm': 'model.objective',
  'model.sparse': 'model.sparse.active',
  'condition.onlyTables': 'model.condition',
  'condition.column': 'model.condition.columns',
  'condition.columnNear': 'model.condition.columns',
  'condition.columnTwice': 'model.condition.columns',
  'condition.allColumns': 'model.condition.columns',
  'semiSupervised.complete': 'model.labelled',
  'semiSupervised.examples': 'model.labelled',
  'semiSupervised.even': 'model.labelled',
}

/** The setting that an error is about. Those without a place are about the data: its content, or whether it fits the model. */
function pathOf(code: string, path: unknown): string {
  const isWritten = /^(configuration|registry|layer)\./.test(code)
  // A layer's path also names its type.
  return isWritten ? String(path ?? '').replace(/ \(.*/, '') : (places[code] ?? 'data.source')
}

/** Properties that are known before a named set is downloaded. */
async function trainingItems(
  data: DataCache,
  { data: options }: Configuration,
): Promise<Items & { count: number; notices: readonly Notice[] }> {
  const set = namedDataset(options.source)
  if (set)
    return {
      ...{ shape: set.shape, classes: set.classes, count: set.training },
      ...{ labelled: set.training, notices: [] },
    }
  const loaded = await data.load(options)
  const { train, columns, notices = [] } = loaded
  const classes = classesOfData(loaded)
  const labelled = train.labels && knownLabels(train).length
  return { shape: train.shape, columns, classes, labelled, count: train.count, notices }
}

/** Number of trained parameters. */
export function parameterCount({ model, training }: Configuration): number {
  return trainingGraph(modelFrom(model), training).parameters
}
