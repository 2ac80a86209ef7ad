// Checkpoints: everything that training carries, as a safetensors file.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { unreadable } from '../data/unreadable.js'
import type { StateValue, StateValues } from '../engines/engine.js'
import { ConfigError, FormatError } from '../errors.js'
import { decodeSafetensors, safetensorsParts } from '../formats/safetensors.js'
import { type Standing, standingSchema } from '../training/standing.js'
import { runFiles } from './run-folder.js'

const format = 'jamjae-checkpoint-1'

/** The last checkpoint, or the one with the lowest validation loss. */
export type Weights = 'last' | 'best'

export const checkpointFiles = {
  last: runFiles.lastCheckpoint,
  best: runFiles.bestCheckpoint,
} as const

export interface Checkpoint {
  readonly state: StateValues
  readonly standing: Standing
}

/** The bytes of a checkpoint of the configuration `name`, in parts that follow one another. Equal trainings give equal bytes: no time and no path goes in.
 *  Adam's moments are kept as the sums that training carries, so that going on is exact to the bit;
 *  its means are m = (1 − β₁) · firstMomentSum and v = (1 − β₂) · secondMomentSum. */
export function checkpointParts(name: string, { state, standing }: Checkpoint): Uint8Array[] {
  const tensors = new Map(
    Object.entries(state).map(([path, { shape, data }]) => [
      path,
      { dtype: 'F32' as const, shape, data },
    ]),
  )
  const texts = { format, name, standing: JSON.stringify(standing), sha256: digestOf(state) }
  return safetensorsParts(tensors, texts)
}

/** Reads a checkpoint back.
 *  Throws ConfigError where there is none, FormatError where the file is cut off, damaged or something else. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const bytes = await readFile(path).catch((cause) => {
    throw cause.code === 'ENOENT'
      ? new ConfigError('checkpoint.missing', { path, run: dirname(dirname(path)) }, { cause })
      : unreadable(path, cause)
  })
  const { tensors, metadata } = decodeSafetensors(bytes, path)
  if (metadata.format !== format) {
    const actual = metadata.format ?? 'safetensors'
    throw new FormatError('checkpoint.foreign', { path, expected: format, actual })
  }
  const state = [...tensors].map(([name, { shape, data }]) => {
    if (data instanceof Float32Array) return [name, { shape, data }] as const
    const actual = data.constructor.name.replace('Array', '').toLowerCase()
    throw new FormatError('checkpoint.items', { path, name, actual })
  })
  const checkpoint = {
    state: Object.fromEntries(state),
    standing: standingOf(metadata.standing, path),
  }
  if (metadata.sha256 !== digestOf(checkpoint.state))
    throw new FormatError('checkpoint.damaged', { path })
  return checkpoint
}

/** Of all numbers, in the order of their names. */
function digestOf(state: StateValues): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(state).sort()) {
    const { buffer, byteOffset, byteLength } = (state[name] as StateValue).data
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
  return hash.digest('hex')
}

function standingOf(text: string | undefined, path: string): Standing {
  try {
    return standingSchema.parse(JSON.parse(text ?? ''))
  } catch (cause) {
    throw new FormatError('checkpoint.standing', { path }, { cause })
  }
}
