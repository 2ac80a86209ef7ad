// Rejected requests: a sentence with its HTTP status.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ConfigError, JamjaeError } from '../../../errors.js'
import type { MessageKey, MessageValues } from '../../../messages/messages.js'

export class HttpError extends ConfigError {
  constructor(
    readonly status: ContentfulStatusCode,
    key: MessageKey,
    values: MessageValues = {},
    /** Further headers of the response. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(key, values)
  }
}

/** Of errors from lower layers. */
const statuses: Partial<Record<MessageKey, ContentfulStatusCode>> = {
  'run.missing': 404,
  'checkpoint.missing': 404,
  'checkpoint.failed': 404,
  'checkpoint.lost': 404,
  'run.busy': 409,
  'image.broken': 415,
  'image.tooLarge': 413,
}

/** The HTTP status of an error; unknown errors are the server's fault. */
export function httpStatus(error: unknown): ContentfulStatusCode {
  if (error instanceof HttpError) return error.status
  if (error instanceof JamjaeError) return statuses[error.key] ?? 422
  return 500
}
