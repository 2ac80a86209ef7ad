// Progress and notices of loading data, on standard error.
import type { LoadOptions } from '../../data/load.js'
import type { LoadCallbacks } from '../../data/load-callbacks.js'
import { type NoticeOptions, type Notify, once } from '../../notices.js'
import type { Console } from './console.js'
import { downloadProgress } from './download-progress.js'
import { progressLine } from './progress-line.js'

interface LoadingFlags {
  readonly quiet?: true | undefined
  readonly strict?: true | undefined
}

interface Interruptible extends LoadingFlags {
  readonly signal?: AbortSignal | undefined
}

/** A command that trains several times reads the same data each time. */
const notifiers = new WeakMap<Console, Notify>()

/** Writes each notice once in a command, a line each. */
export function noticeLines(
  terminal: Console,
  { quiet, strict }: LoadingFlags = {},
): NoticeOptions {
  if (quiet) return { strict }
  const notify =
    notifiers.get(terminal) ??
    once((code, values) => void terminal.errors.write(`${terminal.translate(code, values)}\n`))
  notifiers.set(terminal, notify)
  return { strict, notify }
}

/** Loading rejects with the signal's reason when it is aborted. */
export function loadingProgress(
  terminal: Console,
  { quiet, strict, signal }: Interruptible = {},
): LoadCallbacks {
  const line = quiet ? undefined : progressLine(terminal, terminal.translate('encode.reading'))
  return {
    progress(done, of) {
      signal?.throwIfAborted()
      line?.(done, of)
    },
    ...noticeLines(terminal, { quiet, strict }),
  }
}

/** Loading and downloading reject with the signal's reason when it is aborted. */
export function loadOptions(
  terminal: Console,
  { quiet, strict, signal }: Interruptible = {},
): LoadOptions {
  const watch = quiet ? undefined : downloadProgress(terminal)
  return { ...loadingProgress(terminal, { quiet, strict, signal }), download: { watch, signal } }
}
