// Where data lies that was downloaded or decoded once, and where else it may be downloaded from, as the environment says. Node only.
import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'
import { ConfigError } from '../../errors.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The folder in which each named set, and decoded pictures, have one of their own: JAMJAE_DATA, or this system's place for what can
 *  be fetched again. */
export function dataFolder({
  environment = process.env,
  platform = process.platform,
  home = homedir(),
}: {
  environment?: Environment
  platform?: NodeJS.Platform
  home?: string
} = {}): string {
  const { JAMJAE_DATA, LOCALAPPDATA, XDG_CACHE_HOME = '' } = environment
  if (JAMJAE_DATA) return resolve(JAMJAE_DATA)
  switch (platform) {
    case 'win32':
      return win32.join(LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'jamjae', 'Cache')
    case 'darwin':
      return posix.join(home, 'Library', 'Caches', 'jamjae')
    default: {
      // A relative one is to be ignored: XDG Base Directory Specification.
      const caches = posix.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : posix.join(home, '.cache')
      return posix.join(caches, 'jamjae')
    }
  }
}

/** The addresses in JAMJAE_MIRROR, separated by commas. A file is stored there under its set's name, as in the
 *  data folder. Throws ConfigError where one is no http address. */
export function mirrorsFromEnvironment(
  { JAMJAE_MIRROR = '' }: Environment = process.env,
): string[] {
  return JAMJAE_MIRROR.split(',').flatMap((written) => {
    const address = written.trim().replace(/\/+$/, '')
    if (address === '') return []
    if (!/^https?:/.test(address) || !URL.canParse(address)) {
      throw new ConfigError('download.mirror', { actual: address })
    }
    return address
  })
}
