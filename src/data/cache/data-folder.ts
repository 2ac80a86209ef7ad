// The folder of downloaded and decoded data, and additional mirrors, from the environment. Node only.
import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'
import { ConfigError } from '../../errors.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The folder with one subfolder for each named set and for decoded pictures: JAMJAE_DATA, or this system's cache
 *  folder. */
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
      // A relative path must be ignored: XDG Base Directory Specification.
      const caches = posix.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : posix.join(home, '.cache')
      return posix.join(caches, 'jamjae')
    }
  }
}

/** The addresses in JAMJAE_MIRROR, separated by commas. A file is stored there under its set's name, as in the
 *  data folder. Throws ConfigError where one is not an http address. */
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
