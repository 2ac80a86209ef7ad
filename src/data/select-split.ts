// Selects one split of data for commands that look at one.
import { ConfigError } from '../errors.js'
import type { DataSplits, Role } from './dataset.js'

/** The splits that data may have, the third only where it names it. */
export const splitNames = ['train', 'validation', 'test'] as const satisfies readonly Role[]

/** The same data with the split called `split` in the place of the validation split. Throws ConfigError where the data
 *  has no such split. */
export function withSplit(data: DataSplits, split: Role | undefined): DataSplits {
  if (!split || split === 'validation') return data
  const { [split]: selected, testRange, range } = data
  if (!selected) throw new ConfigError('split.absent', { data: data.name })
  if (split === 'train' || !testRange) return { ...data, validation: selected }
  const [least, most] = range ?? testRange
  const both = [Math.min(least, testRange[0]), Math.max(most, testRange[1])] as const
  return { ...data, validation: selected, range: both }
}
