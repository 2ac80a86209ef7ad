// Labels of other data than a model was trained on: they have the numbers that their names had there.
import { FormatError } from '../../errors.js'
import { type DataSplits, mapSets } from '../dataset.js'
import { hiddenLabel, labelFields } from '../labels/hidden-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'

const maxNames = 5

interface TrainedLabels extends Pick<LoadCallbacks, 'notify'> {
  readonly source: string
  readonly trainedNames?: readonly string[] | undefined
}

/** The same splits with the numbers of `trainedNames`, by name; names that are not among these come after them, and are reported to
 *  `notify`. Throws FormatError where both together are more than a byte can represent. */
export function withTrainedLabels(
  splits: DataSplits,
  { source, trainedNames = [], notify }: TrainedLabels,
): DataSplits {
  const { labelNames: own } = splits
  if (!own || trainedNames.length === 0) return splits
  const unknown = own.filter((name) => !trainedNames.includes(name))
  if (unknown.length > 0)
    notify?.('labels.unknown', {
      source,
      names: `${unknown.slice(0, maxNames).join(', ')}${unknown.length > maxNames ? ', …' : ''}`,
      count: unknown.length,
    })
  const labelNames = [...trainedNames, ...unknown]
  if (unknown.length > 0 && labelNames.length > hiddenLabel)
    throw new FormatError('images.manyLabels', { path: source, actual: labelNames.length })
  const numbers = own.map((name) => labelNames.indexOf(name))
  if (numbers.every((number, label) => number === label)) return { ...splits, labelNames }
  return {
    ...splits,
    ...mapSets(splits, ({ labels, isPartlyLabelled = false, ...set }) => ({
      ...set,
      ...(labels &&
        labelFields(
          labels.map((label) => numbers[label] ?? label),
          isPartlyLabelled,
        )),
    })),
    labelNames,
  }
}
