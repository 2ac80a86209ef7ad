// The errors that Jamjae throws on purpose: each names a message that exists in every language.
import { type MessageKey, type MessageValues, message } from './messages/messages.js'

/** What every intended failure has in common. `code` is stable, `message` is English;
 *  `message(language, error.key, error.values)` says the same in another language. */
export abstract class JamjaeError extends Error {
  abstract readonly code: string

  constructor(
    readonly key: MessageKey,
    readonly values: MessageValues = {},
    options?: ErrorOptions,
  ) {
    super(message('en', key, values), options)
    this.name = new.target.name
  }
}

/** Tensors whose shapes do not go together. */
export class ShapeError extends JamjaeError {
  readonly code = 'SHAPE'
}

/** Bytes that are not what their format asks for. `values` holds the path and, where known, the byte offset. */
export class FormatError extends JamjaeError {
  readonly code = 'FORMAT'
}

/** A file of a run whose format is a later version than this Jamjae reads: not damaged, but newer. */
export class NewerFormatError extends JamjaeError {
  readonly code = 'NEWER_FORMAT'
}

/** A configuration, flag or input that cannot be used as it was given. */
export class ConfigError extends JamjaeError {
  readonly code = 'CONFIG'
}

/** The executor of graphs refused or failed. */
export class EngineError extends JamjaeError {
  readonly code = 'ENGINE'
}

/** Training that cannot go on: a figure is no longer a finite number, or nothing can be recorded. */
export class TrainingError extends JamjaeError {
  readonly code = 'TRAINING'
}
