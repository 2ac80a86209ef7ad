// Names of output files.
import { extname, join } from 'node:path'
import { ConfigError } from '../../errors.js'

/** Default path of a run's picture. */
export function pictureOf(run: string, file: string): string {
  return join(run, 'pictures', file)
}

/** Throws ConfigError if the extension is not allowed. */
export function checkExtension(path: string, allowed: readonly string[]): void {
  const actual = extname(path)
  if (!allowed.includes(actual.toLowerCase()))
    throw new ConfigError('output.extension', {
      path,
      expected: allowed.join(', '),
      actual: actual || '""',
    })
}
