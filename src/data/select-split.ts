// Selects one split of data for commands that look at one.
import { ConfigError } from '../errors.js'
import type { DataSplits, Role } from './dataset.js'
import { joinDatasets } from './join-datasets.js'

/** The splits that data may have, the third only where it names it. */
export const splitNames = ['train', 'validation', 'test'] as const satisfies readonly Role[]

/** One split, or all of them. */
export type Selection = Role | 'all'
export const selections = [...splitNames, 'all'] as const satisfies readonly Selection[]

/** The same data with the split called `split`, or with the items of all splits, in the place of the validation split.
 *  Throws ConfigError where the data has no such split. */
export function withSplit(data: DataSplits, split: Selection | undefined): DataSplits {
  if (!split || split === 'validation') return data
  if (split === 'all') {
    const { train, validation, test } = data
    const validated = joinDatasets([train, validation, ...(test ? [test] : [])])
    return { ...withSplit(data, test ? 'test' : undefined), validation: validated }
  }
  const { [split]: selected, testRange, range } = data
  if (!selected) throw new ConfigError('split.absent', { data: data.name })
  if (split === 'train' || !testRange) return { ...data, validation: selected }
  const [least, most] = range ?? testRange
  const both = [Math.min(least, testRange[0]), Math.max(most, testRange[1])] as const
  return { ...data, validation: selected, range: both }
}
