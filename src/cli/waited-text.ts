// Says that training waited for data, where it did so for long.
import type { Console } from './console.js'

/** Of the time; what is less is not worth a word. */
const leastShare = 0.1

/** A sentence with what helps; undefined where hardly any time was spent so. */
export function waitedText(
  terminal: Console,
  { seconds, waitedSeconds }: { seconds: number; waitedSeconds: number },
): string | undefined {
  const share = waitedSeconds / seconds
  if (!(share > leastShare)) return undefined
  return terminal.say('progress.waited', { percent: Math.round(100 * share) })
}
