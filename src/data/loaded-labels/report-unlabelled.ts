// Reports how many examples of a source of arrays have no label.
import { ConfigError, FormatError } from '../../errors.js'
import { type DataSplits, type Dataset, mapSets } from '../dataset.js'
import { hiddenLabel, knownLabels, unlabelledCount } from '../labels/hidden-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'

/** The splits, and to `notify` how many of their labels are missing. Where all are, splits `forTrainedModel` have none.
 *  Throws FormatError where a split has class 255 and labels of another one are missing, ConfigError where all are. */
export function reportUnlabelled(
  splits: DataSplits,
  { source, forTrainedModel, notify }: UnlabelledOptions,
): DataSplits {
  const { all, train, validation, test } = splits
  const sets = all ? [all] : [train, validation, ...(test ? [test] : [])]
  const sum = (of: (set: Dataset) => number) => sets.reduce((total, set) => total + of(set), 0)
  const count = sum(unlabelledCount)
  if (count === 0) return splits
  if (sets.some((set) => knownLabels(set).includes(hiddenLabel)))
    throw new FormatError('labels.class255', { path: source })
  const isNone = sets.every((set) => knownLabels(set).length === 0)
  if (isNone && !forTrainedModel) throw new ConfigError('labels.none', { source })
  notify?.('labels.missing', { source, count, total: sum((set) => set.count) })
  return isNone ? withoutLabels(splits) : splits
}

interface UnlabelledOptions extends Pick<LoadCallbacks, 'notify'> {
  readonly source: string
  /** For a model that is trained, which needs no labels. */
  readonly forTrainedModel: boolean
}

function withoutLabels({ labelNames: _, ...splits }: DataSplits): DataSplits {
  const bare = ({ labels: _, isPartlyLabelled: __, ...set }: Dataset): Dataset => set
  return { ...splits, ...mapSets(splits, bare) }
}
