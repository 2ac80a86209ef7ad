// What the system says of a call that it refused.

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** Why the system refused, such as "EACCES: permission denied". After the comma it names the call and the path again. */
export function systemReason(error: unknown): string {
  return (error as Error).message.replace(/, .*/s, '')
}
