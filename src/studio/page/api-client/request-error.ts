// Error responses of the server.

/** An error response of the server, in the reader's language; `status` is 0 without a response. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** Whether the server did not answer at all. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof RequestError && error.status === 0
}
