// The language of the command line.
import { ConfigError } from '../../errors.js'
import type { Language } from '../../messages/messages.js'

/** `--lang` if given, else the language of the environment, else English. It is read before anything is parsed, so that
 *  help and errors use it too. Throws ConfigError for an unknown language. */
export function languageOf(
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = parameters.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (at >= 0) {
    const requested = parameters[at]?.split('=')[1] ?? parameters[at + 1] ?? ''
    if (requested === 'en' || requested === 'ko') return requested
    throw new ConfigError('cli.choice', { flag: '--lang', expected: 'en, ko', actual: requested })
  }
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('ko') ? 'ko' : 'en'
}
