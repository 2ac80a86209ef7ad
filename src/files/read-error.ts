// Makes an error with a translated message of a failed read. Node only.
import { ConfigError } from '../errors.js'
import { systemErrorMessage } from './system-error.js'

const keys = {
  ENOENT: 'data.missing',
  EISDIR: 'data.notFile',
  ENOTDIR: 'data.notFolder',
  // Node's maximum for reading a file in one call; the items of datasets have no such limit.
  ERR_FS_FILE_TOO_LARGE: 'data.tooLarge',
} as const

/** The error to throw where reading `path` failed with `cause`, an error of node:fs. */
export function readError(path: string, cause: unknown): ConfigError {
  const { code } = cause as NodeJS.ErrnoException
  const key = Object.entries(keys).find(([known]) => known === code)?.[1]
  if (key) return new ConfigError(key, { path }, { cause })
  return new ConfigError('data.unreadable', { path, reason: systemErrorMessage(cause) }, { cause })
}
