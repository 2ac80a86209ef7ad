// Names of the files that commands write.
import { extname, join } from 'node:path'
import { ConfigError } from '../../errors.js'

/** Where a picture of a run lies that nobody gave another name. */
export function pictureOf(run: string, file: string): string {
  return join(run, 'pictures', file)
}

/** Throws ConfigError where the name says another kind of file. */
export function checkExtension(path: string, allowed: readonly string[]): void {
  const actual = extname(path)
  if (!allowed.includes(actual.toLowerCase()))
    throw new ConfigError('output.extension', {
      path,
      expected: allowed.join(', '),
      actual: actual || '""',
    })
}
