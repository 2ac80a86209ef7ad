// Checkpoints: everything that training carries, as a safetensors file.
import type { StateValues } from '../engines/engine.js'
import { safetensorsParts } from '../formats/safetensors.js'
import type { FeedPosition } from '../training/feed.js'

/** The bytes of a checkpoint, in parts that follow one another. Equal trainings give equal bytes: no time and no path goes in.
 *  Adam's moments are kept as the sums that training carries, so that going on is exact to the bit;
 *  its means are m = (1 − β₁) · firstMomentSum and v = (1 − β₂) · secondMomentSum. */
export function checkpointParts(
  state: StateValues,
  { name, position }: { name: string; position: FeedPosition },
): Uint8Array[] {
  const tensors = new Map(
    Object.entries(state).map(([path, { shape, data }]) => [
      path,
      { dtype: 'F32' as const, shape, data },
    ]),
  )
  return safetensorsParts(tensors, {
    format: 'jamjae-checkpoint-1',
    name,
    position: JSON.stringify(position),
  })
}
