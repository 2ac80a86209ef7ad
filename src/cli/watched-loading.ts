// What a person sees while data is loaded: how far it is, and what became of it, on standard error.
import type { Watched } from '../data/notice.js'
import type { Console } from './console.js'
import { progressLine } from './progress-line.js'

export function watchedLoading(terminal: Console, { quiet }: { quiet?: true }): Watched {
  if (quiet) return {}
  return {
    progress: progressLine(terminal, terminal.say('encode.reading')),
    notice: (key, values) => void terminal.errors.write(`${terminal.say(key, values)}\n`),
  }
}
