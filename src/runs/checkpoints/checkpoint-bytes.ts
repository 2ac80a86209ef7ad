// A checkpoint's bytes, wherever they are made.
import type { StateValue, StateValues } from '../../engines/engine.js'
import { safetensorsParts } from '../../formats/safetensors.js'
import type { Hash } from '../../formats/sha256.js'
import type { ResumePoint } from '../../training/resume-point.js'
import { checkpointFormat } from '../folder/format-version.js'

export interface Checkpoint {
  readonly state: StateValues
  readonly resumePoint: ResumePoint
}

/** The bytes of a checkpoint of the configuration `name`, in parts that follow one another. Equal trainings give equal bytes: no time and no path goes in.
 *  Adam's moments are kept as the sums that training carries, so that going on is exact to the bit;
 *  its means are m = (1 − β₁) · firstMomentSum and v = (1 − β₂) · secondMomentSum. `hash` computes SHA-256. */
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

/** Of all numbers, in the order of their names. */
export function stateChecksum(state: StateValues, hash: Hash): string {
  for (const name of Object.keys(state).sort()) {
    const { buffer, byteOffset, byteLength } = (state[name] as StateValue).data
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
  return hash.digest('hex')
}
