// Serializes a checkpoint, in Node and in the browser.
import type { StateValue, StateValues } from '../../engines/engine.js'
import { safetensorsParts } from '../../formats/safetensors.js'
import type { Hash } from '../../formats/sha256.js'
import type { ResumePoint } from '../../training/resume-point.js'
import { checkpointFormat } from '../folder/format-version.js'

export interface Checkpoint {
  readonly state: StateValues
  readonly resumePoint: ResumePoint
}

/** The bytes of a checkpoint of the configuration `name`, in consecutive parts. Equal trainings give equal bytes: times
 *  and paths are not stored.
 *  Adam's moments are stored as the sums that training uses, so that resuming is exact to the bit;
 *  the estimates are m = (1 − β₁) · firstMomentSum and v = (1 − β₂) · secondMomentSum. `hash` computes SHA-256. */
export function checkpointBytes(
  name: string,
  { state, resumePoint }: Checkpoint,
  hash: Hash,
): Uint8Array[] {
  const tensors = new Map(
    Object.entries(state).map(([path, { shape, data }]) => [
      path,
      { dtype: 'F32' as const, shape, data },
    ]),
  )
  const texts = {
    format: checkpointFormat,
    name,
    standing: JSON.stringify(resumePoint),
    sha256: stateChecksum(state, hash),
  }
  return safetensorsParts(tensors, texts)
}

/** Checksum of all tensors, in the order of their names. */
export function stateChecksum(state: StateValues, hash: Hash): string {
  for (const name of Object.keys(state).sort()) {
    const { buffer, byteOffset, byteLength } = (state[name] as StateValue).data
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
  return hash.digest('hex')
}
