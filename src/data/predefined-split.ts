// The splits of data where some of it says itself which split it belongs to.
import type { Dataset, Role } from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { contentOrder, type SplitIndices, splitByContent } from './split.js'

/** The sides as `roles` give them, one an example, mixed so that the first examples, which are pictured, are of all
 *  classes; what has no role is on neither side. Without any role, as `sidesByContent` splits, and throws. */
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
  return { train: only('train'), validation: only('validation'), isPredefined: true }
}
