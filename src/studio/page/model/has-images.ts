// Whether the items of a run are images.
import type { RunDetails } from '../run-source.js'

/** Whether its items are images of grey levels or colours, not the rows of a table. */
export function hasImages({ shape, examples }: RunDetails): boolean {
  return examples === 'images' && (shape.length === 2 || shape.length === 3)
}
