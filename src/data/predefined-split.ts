// The splits of data where some of it says itself which split it belongs to.
import type { Dataset, Role } from './dataset.js'
import type { Watched } from './load-callbacks.js'
import { orderByContent, type Sides, sidesByContent } from './split.js'

/** The sides as `roles` give them, one an example, mixed so that the first examples, which are pictured, are of all
 *  classes; what has no role is on neither side. Without any role, as `sidesByContent` splits, and throws. */
export async function givenSides(
  dataset: Dataset,
  roles: readonly (Role | undefined)[],
  {
    validation,
    name,
    progress,
  }: { validation?: number | undefined; name: string; progress?: Watched['progress'] },
): Promise<Sides> {
  if (!roles.some((role) => role)) return sidesByContent(dataset, { validation, name, progress })
  const order = await orderByContent(dataset, { progress })
  const only = (wanted: Role) => order.filter((index) => roles[index] === wanted)
  return { train: only('train'), validation: only('validation'), isGiven: true }
}
