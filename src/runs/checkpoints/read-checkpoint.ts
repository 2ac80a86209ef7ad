// Reads checkpoints: state and resume point of a training, in a safetensors file.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigError, FormatError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { decodeSafetensors, readSafetensorsMetadata } from '../../formats/safetensors.js'
import { averagedState } from '../../training/averaging/average-weights.js'
import { type ResumePoint, resumePointSchema } from '../../training/resume-point.js'
import { failureText } from '../folder/failure-message.js'
import {
  checkpointFormat,
  isNewerVersion,
  newerVersionError,
  refuseNewer,
} from '../folder/format-version.js'
import { runFiles } from '../folder/run-files.js'
import type { RunDescription } from '../folder/run-json.js'
import { type Checkpoint, checkpointBytes, stateChecksum } from './serialize-checkpoint.js'

/** Of the last checkpoint: those that were trained, or their averages; or of the one with the lowest validation loss. */
export type Weights = 'last' | 'best' | 'average'

export const checkpointFiles = {
  last: runFiles.lastCheckpoint,
  best: runFiles.bestCheckpoint,
  average: runFiles.lastCheckpoint,
} as const

/** `checkpointBytes` in Node. */
export function checkpointParts(name: string, checkpoint: Checkpoint): Uint8Array[] {
  return checkpointBytes(name, checkpoint, createHash('sha256'))
}

/** Reads a checkpoint.
 *  Throws ConfigError if there is none, FormatError if the file is truncated, damaged or no checkpoint,
 *  NewerFormatError if it has a newer format. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const bytes = await readFile(path).catch((cause) => {
    throw cause.code === 'ENOENT'
      ? new ConfigError('checkpoint.missing', { path, run: dirname(dirname(path)) }, { cause })
      : readError(path, cause)
  })
  // A newer format may hold tensors of other data types.
  refuseNewer(path, readSafetensorsMetadata(bytes, path).format, checkpointFormat)
  const { tensors, metadata } = decodeSafetensors(bytes, path)
  if (metadata.format !== checkpointFormat) {
    const actual = metadata.format ?? 'safetensors'
    throw new FormatError('checkpoint.foreign', { path, expected: checkpointFormat, actual })
  }
  const state = [...tensors].map(([name, { shape, data }]) => {
    if (data instanceof Float32Array) return [name, { shape, data }] as const
    const actual = data.constructor.name.replace('Array', '').toLowerCase()
    throw new FormatError('checkpoint.items', { path, name, actual })
  })
  const checkpoint = {
    state: Object.fromEntries(state),
    resumePoint: parseResumePoint(metadata.standing, path),
  }
  if (metadata.sha256 !== stateChecksum(checkpoint.state, createHash('sha256')))
    throw new FormatError('checkpoint.damaged', { path })
  return checkpoint
}

/** Errors of tensors or of a resume point as no version up to this one writes them. */
const newerKeys = ['safetensors.dtype', 'checkpoint.items', 'checkpoint.standing'] as const

/** Reads a checkpoint of the run at `run`; with averaged weights in the place of the parameters, these are in its state. Throws
 *  ConfigError if there are none, and what `readCheckpoint` throws; where the file is missing, the description says whether it is
 *  lost or was never written, and why. */
export async function readRunCheckpoint(
  run: string,
  weights: Weights,
  {
    progress,
    best,
    versions,
    failure,
  }: Pick<RunDescription, 'progress' | 'best' | 'versions' | 'failure'>,
): Promise<Checkpoint> {
  const path = join(run, checkpointFiles[weights])
  try {
    const checkpoint = await readCheckpoint(path)
    return weights === 'average' ? averagedCheckpoint(checkpoint, path) : checkpoint
  } catch (cause) {
    const { jamjae } = versions
    if (
      cause instanceof FormatError &&
      newerKeys.some((key) => key === cause.key) &&
      isNewerVersion(jamjae)
    )
      throw newerVersionError(
        path,
        { actual: jamjae, field: String(cause.values.name ?? 'standing') },
        cause,
      )
    if (!(cause instanceof ConfigError) || cause.key !== 'checkpoint.missing') throw cause
    const { epochs } = progress
    if (epochs > 0 && (weights !== 'best' || best))
      throw new ConfigError('checkpoint.lost', { path, epochs }, { cause })
    if (failure && epochs === 0)
      throw new ConfigError(
        'checkpoint.failed',
        { path: run, reason: failureText(failure) },
        { cause },
      )
    throw weights === 'best' ? new ConfigError('checkpoint.noBest', { path }, { cause }) : cause
  }
}

function averagedCheckpoint({ state, resumePoint }: Checkpoint, path: string): Checkpoint {
  const averaged = averagedState(state)
  if (!averaged) throw new ConfigError('checkpoint.noAverage', { path })
  // Before the first step there is nothing to average.
  return { state: resumePoint.position.step === 0 ? state : averaged, resumePoint }
}

function parseResumePoint(text: string | undefined, path: string): ResumePoint {
  try {
    return resumePointSchema.parse(JSON.parse(text ?? ''))
  } catch (cause) {
    throw new FormatError('checkpoint.standing', { path }, { cause })
  }
}
