// The splits of data with a predefined split.
import type { Dataset, Role } from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { contentOrder, type SplitIndices, splitByContent } from './split.js'

/** The splits of `roles`, one per example, shuffled so that the first examples, which are shown in pictures, are
 *  of all classes; examples without a role are in no split. Without any role, like `splitByContent`. Throws
 *  like that. */
export async function predefinedSplit(
  dataset: Dataset,
  roles: readonly (Role | undefined)[],
  {
    validation,
    name,
    progress,
  }: { validation?: number | undefined; name: string; progress?: LoadCallbacks['progress'] },
): Promise<SplitIndices> {
  if (!roles.some((role) => role)) return splitByContent(dataset, { validation, name, progress })
  const order = await contentOrder(dataset, { progress })
  const only = (role: Role) => order.filter((index) => roles[index] === role)
  const test = only('test')
  return {
    train: only('train'),
    validation: only('validation'),
    ...(test.length > 0 && { test }),
    isPredefined: true,
  }
}
