// Whether the items of a run are images.
import type { RunDetails } from '../run-source.js'

/** Whether its items are images of grey levels or colours, not the rows of a table. */
export function hasImages({ shape, itemType }: RunDetails): boolean {
  return shape.length === 3 || (shape.length === 2 && itemType !== 'float32')
}
