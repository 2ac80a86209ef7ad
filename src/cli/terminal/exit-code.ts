// Converts errors to error messages and exit codes.
import { CommanderError } from 'commander'
import {
  ConfigError,
  EngineError,
  FormatError,
  JamjaeError,
  NewerFormatError,
  ShapeError,
} from '../../errors.js'
import { type Language, message } from '../../messages/messages.js'

export const exitCodes = { done: 0, failed: 1, wrongUse: 2, interrupted: 130 } as const

/** Wrong usage and invalid input have an exit code of their own; everything else is a failure. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return exitCodes.wrongUse
  if (error instanceof EngineError && ['engine.device', 'engine.cuda'].includes(error.key))
    return exitCodes.wrongUse
  const input = [ConfigError, FormatError, NewerFormatError, ShapeError]
  return input.some((kind) => error instanceof kind) ? exitCodes.wrongUse : exitCodes.failed
}

/** The error message, one sentence in the reader's language. */
export function describeFailure(error: unknown, language: Language): string {
  if (error instanceof JamjaeError) return message(language, error.key, error.values)
  return error instanceof Error ? error.message : String(error)
}
