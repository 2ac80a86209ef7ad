// The reason of a failed system call.
import type { MessageKey, MessageValue } from '../messages/messages.js'

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

const reasons: Readonly<Record<string, MessageKey>> = {
  EACCES: 'system.EACCES',
  EPERM: 'system.EPERM',
  ENOSPC: 'system.ENOSPC',
  EROFS: 'system.EROFS',
  EMFILE: 'system.EMFILE',
  ENAMETOOLONG: 'system.ENAMETOOLONG',
  EEXIST: 'system.EEXIST',
  EBUSY: 'system.EBUSY',
  EIO: 'system.EIO',
  ELOOP: 'system.ELOOP',
  EISDIR: 'system.EISDIR',
  ENOTDIR: 'system.ENOTDIR',
  ENOENT: 'system.ENOENT',
}

/** The reason, such as "EACCES: permission denied", in the language of the message that it is part of. */
export function systemErrorMessage(error: unknown): MessageValue {
  const key = reasons[(error as NodeJS.ErrnoException).code ?? '']
  // After the comma the system's own text names the call and the path again.
  return key ? { key } : (error as Error).message.replace(/, .*/s, '')
}
