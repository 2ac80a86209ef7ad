// Reads the values of flags.
import { ConfigError } from '../errors.js'
import type { Console } from './console.js'

const largestSeed = 0xffffffff

export interface FlagReaders {
  positiveInteger(flag: string): (text: string) => number
  nonNegative(flag: string): (text: string) => number
  seed(flag: string): (text: string) => number
  choice<T extends string>(flag: string, choices: readonly T[]): (text: string) => T
}

/** Readers that throw ConfigError with the flag, what it takes and what was given. */
export function flagReaders(terminal: Console): FlagReaders {
  const number =
    (flag: string, expected: Parameters<Console['say']>[0], accepts: (value: number) => boolean) =>
    (text: string) => {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      if (accepts(value)) return value
      throw new ConfigError('cli.number', { flag, expected: terminal.say(expected), actual: text })
    }
  return {
    positiveInteger: (flag) =>
      number(flag, 'cli.positiveInteger', (value) => Number.isSafeInteger(value) && value > 0),
    nonNegative: (flag) =>
      number(flag, 'cli.nonNegative', (value) => Number.isFinite(value) && value >= 0),
    seed: (flag) =>
      number(
        flag,
        'cli.seed',
        (value) => Number.isInteger(value) && value >= 0 && value <= largestSeed,
      ),
    choice: (flag, choices) => (text) => {
      const chosen = choices.find((each) => each === text)
      if (chosen) return chosen
      throw new ConfigError('cli.choice', { flag, expected: choices.join(', '), actual: text })
    },
  }
}
