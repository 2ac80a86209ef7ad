// Parsers for the values of flags.
import { availableParallelism } from 'node:os'
import { maxSide } from '../../data/choices.js'
import { ConfigError } from '../../errors.js'
import type { Console } from '../terminal/console.js'

const maxSeed = 0xffffffff
const maxPort = 0xffff
/** Threads spin while they wait, so many more threads than cores slow each other down. */
const maxThreads = Math.max(16, 2 * availableParallelism())

export interface FlagReaders {
  positiveInteger(flag: string): (text: string) => number
  nonNegative(flag: string): (text: string) => number
  /** An integer between `min` and `max`, both included. */
  between(flag: string, min: number, max: number): (text: string) => number
  seed(flag: string): (text: string) => number
  threads(flag: string): (text: string) => number
  port(flag: string): (text: string) => number
  /** A number between 0 and 1, both excluded. */
  fraction(flag: string): (text: string) => number
  /** Height and width, for example 64x48. */
  size(flag: string): (text: string) => [number, number]
  text(flag: string): (text: string) => string
  /** Names separated by commas. */
  names(flag: string): (text: string) => string[]
  /** `aliases`: other names of some choices. */
  choice<T extends string>(
    flag: string,
    choices: readonly T[],
    aliases?: Readonly<Record<string, T>>,
  ): (text: string) => T
}

/** For an option that may be given several times. */
export function collect(text: string, others: readonly string[] = []): readonly string[] {
  return [...others, text]
}

/** Parsers that throw ConfigError with the flag, the expected and the actual value. */
export function flagReaders(terminal: Console): FlagReaders {
  const number =
    (
      flag: string,
      expected: Parameters<Console['translate']>[0],
      accepts: (value: number) => boolean,
      values: Parameters<Console['translate']>[1] = {},
    ) =>
    (text: string) => {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      if (accepts(value)) return value
      const described = terminal.translate(expected, values)
      throw new ConfigError('cli.number', { flag, expected: described, actual: text })
    }
  return {
    positiveInteger: (flag) =>
      number(flag, 'cli.positiveInteger', (value) => Number.isSafeInteger(value) && value > 0),
    between: (flag, min, max) =>
      number(
        flag,
        'cli.between',
        (value) => Number.isInteger(value) && value >= min && value <= max,
        { least: min, most: max },
      ),
    nonNegative: (flag) =>
      number(flag, 'cli.nonNegative', (value) => Number.isFinite(value) && value >= 0),
    seed: (flag) =>
      number(
        flag,
        'cli.seed',
        (value) => Number.isInteger(value) && value >= 0 && value <= maxSeed,
      ),
    threads: (flag) =>
      number(
        flag,
        'cli.upTo',
        (value) => Number.isInteger(value) && value > 0 && value <= maxThreads,
        { most: maxThreads },
      ),
    port: (flag) =>
      number(
        flag,
        'cli.upTo',
        (value) => Number.isInteger(value) && value > 0 && value <= maxPort,
        { most: maxPort },
      ),
    fraction: (flag) => number(flag, 'cli.fraction', (value) => value > 0 && value < 1),
    size: (flag) => (text) => {
      const [, height, width] = /^\s*([1-9]\d{0,4})\s*[x×]\s*([1-9]\d{0,4})\s*$/i.exec(text) ?? []
      const splits = [Number(height), Number(width)] as [number, number]
      if (Math.max(...splits) <= maxSide) return splits
      throw new ConfigError('cli.size', { flag, expected: maxSide, actual: text })
    },
    text: (flag) => (text) => {
      if (text.trim() !== '') return text
      throw new ConfigError('cli.empty', { flag })
    },
    names: (flag) => (text) => {
      const names = text.split(',').flatMap((name) => name.trim() || [])
      if (names.length > 0) return names
      throw new ConfigError('cli.empty', { flag })
    },
    choice: (flag, choices, aliases) => (text) => {
      const alias = aliases && Object.hasOwn(aliases, text) ? aliases[text] : undefined
      const chosen = choices.find((each) => each === text) ?? alias
      if (chosen) return chosen
      throw new ConfigError('cli.choice', { flag, expected: choices.join(', '), actual: text })
    },
  }
}
