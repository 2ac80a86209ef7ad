// The errors that Jamjae throws intentionally: each has the key of a message that exists in every language.
import { type MessageKey, type MessageValues, message } from './messages/messages.js'

/** Base class of all intended errors. `code` is stable, `message` is English; `message(language, error.key,
 *  error.values)` is the text in another language. */
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

/** Tensor shapes do not match. */
export class ShapeError extends JamjaeError {
  readonly code = 'SHAPE'
}

/** Bytes that are invalid in their format. `values` holds the path and, where known, the byte offset. */
export class FormatError extends JamjaeError {
  readonly code = 'FORMAT'
}

/** A file of a run in a newer format version than this Jamjae reads: not damaged, but newer. */
export class NewerFormatError extends JamjaeError {
  readonly code = 'NEWER_FORMAT'
}

/** An invalid configuration, flag or input. */
export class ConfigError extends JamjaeError {
  readonly code = 'CONFIG'
}

/** The executor of graphs failed, or its device is not available. */
export class EngineError extends JamjaeError {
  readonly code = 'ENGINE'
}

/** Training cannot continue: a metric is not finite, or nothing can be recorded. */
export class TrainingError extends JamjaeError {
  readonly code = 'TRAINING'
}
