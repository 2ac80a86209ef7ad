// Labels of other data than a model was trained on: they have the numbers that their names had there.
import { FormatError } from '../../errors.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { hiddenLabel, type Labelled, labelFields } from './hidden-labels.js'

const maxNames = 5

/** Splits with labels, and their names. */
interface NamedLabels<Part extends Labelled> {
  readonly train: Part
  readonly validation: Part
  readonly test?: Part
  readonly all?: Part
  readonly labelNames?: readonly string[]
}

/** The same splits with the numbers of `trainedNames`, by name; names that are not among these come after them, and are reported to
 *  `notify`. Throws FormatError where both together are more than a byte can represent. */
export function withTrainedLabels<Part extends Labelled, Splits extends NamedLabels<Part>>(
  splits: Splits,
  {
    source,
    trainedNames = [],
    notify,
  }: { source: string; trainedNames?: readonly string[] | undefined } & Pick<
    LoadCallbacks,
    'notify'
  >,
): Splits {
  const { labelNames: own, train, validation, test, all } = splits
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
  const renumbered = (set: Part): Part => ({
    ...set,
    ...(set.labels &&
      labelFields(
        set.labels.map((label) => numbers[label] ?? label),
        set.isPartlyLabelled ?? false,
      )),
  })
  return {
    ...splits,
    labelNames,
    train: renumbered(train),
    validation: renumbered(validation),
    ...(test && { test: renumbered(test) }),
    ...(all && { all: renumbered(all) }),
  }
}
