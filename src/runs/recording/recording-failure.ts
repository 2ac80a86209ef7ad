// The failure of a recorded run: as an error, and as stored in run.json.
import { existsSync } from 'node:fs'
import { JamjaeError, TrainingError } from '../../errors.js'
import { message, type NestedMessage } from '../../messages/messages.js'
import type { RunDescription } from '../folder/run-json.js'

/** The error itself; for a system error (a full disk, for example), a TrainingError that names the run folder. */
export function recordingError(run: string, error: unknown): Error {
  if (!isSystemError(error)) return error as Error
  return existsSync(run)
    ? new TrainingError('run.write', { path: run, reason: error.message }, { cause: error })
    : new TrainingError('run.gone', { path: run }, { cause: error })
}

/** The failure to store in run.json. */
export function failureOf(error: Error): RunDescription['failure'] {
  if (!(error instanceof JamjaeError)) return { message: error.message }
  // As strings: JSON has no infinity.
  const values = Object.entries(error.values).map(([name, value]) => [
    name,
    typeof value === 'object' ? englishOf(value) : String(value),
  ])
  return { message: error.message, key: error.key, values: Object.fromEntries(values) }
}

function englishOf({ key, values }: NestedMessage): string {
  return message('en', key, values)
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
