// The language: from the flag, else from the environment, else English.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../errors.js'
import { languageOf } from './language.js'

describe('languageOf', () => {
  it.each<[string, readonly string[], Record<string, string>, string]>([
    ['nothing', [], {}, 'en'],
    ['LANG', [], { LANG: 'ko_KR.UTF-8' }, 'ko'],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'ko_KR', LANG: 'en_US.UTF-8' }, 'ko'],
    ['LC_ALL before both', [], { LC_ALL: 'C', LC_MESSAGES: 'ko_KR', LANG: 'ko_KR' }, 'en'],
    ['an empty LC_ALL', [], { LC_ALL: '', LANG: 'ko_KR.UTF-8' }, 'ko'],
    ['another language', [], { LANG: 'de_DE.UTF-8' }, 'en'],
    ['--lang', ['train', 'x', '--lang', 'ko'], {}, 'ko'],
    ['--lang=', ['--lang=ko'], {}, 'ko'],
    ['--lang before the environment', ['--lang', 'en'], { LANG: 'ko_KR.UTF-8' }, 'en'],
  ])('%s', (_, words, environment, language) => {
    expect(languageOf(words, environment)).toBe(language)
  })

  it.each([[['--lang', 'fr']], [['--lang']], [['--lang=']]])('throws for %j', (words) => {
    expect(() => languageOf(words, {})).toThrow(ConfigError)
  })
})
