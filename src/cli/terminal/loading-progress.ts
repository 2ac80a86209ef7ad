// What a person sees while data is loaded: how far it is, and what became of it, on standard error.
import type { Watched } from '../../data/load-callbacks.js'
import type { Console } from './console.js'
import { progressLine } from './progress-line.js'

/** Loading ends with the signal's reason once that is aborted. */
export function watchedLoading(
  terminal: Console,
  { quiet, signal }: { quiet?: true | undefined; signal?: AbortSignal | undefined } = {},
): Watched {
  const line = quiet ? undefined : progressLine(terminal, terminal.say('encode.reading'))
  return {
    progress(done, of) {
      signal?.throwIfAborted()
      line?.(done, of)
    },
    ...(!quiet && {
      notice: (key, values) => void terminal.errors.write(`${terminal.say(key, values)}\n`),
    }),
  }
}
