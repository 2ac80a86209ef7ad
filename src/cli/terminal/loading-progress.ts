// Progress and notices of loading data, on standard error.
import type { LoadOptions } from '../../data/load.js'
import type { LoadCallbacks } from '../../data/load-callbacks.js'
import type { Console } from './console.js'
import { downloadProgress } from './download-progress.js'
import { progressLine } from './progress-line.js'

/** Loading rejects with the signal's reason when it is aborted. */
export function loadingProgress(
  terminal: Console,
  { quiet, signal }: { quiet?: true | undefined; signal?: AbortSignal | undefined } = {},
): LoadCallbacks {
  const line = quiet ? undefined : progressLine(terminal, terminal.translate('encode.reading'))
  return {
    progress(done, of) {
      signal?.throwIfAborted()
      line?.(done, of)
    },
    ...(!quiet && {
      notify: (key, values) => void terminal.errors.write(`${terminal.translate(key, values)}\n`),
    }),
  }
}

/** Loading and downloading reject with the signal's reason when it is aborted. */
export function loadOptions(
  terminal: Console,
  { quiet, signal }: { quiet?: true | undefined; signal?: AbortSignal | undefined } = {},
): LoadOptions {
  const watch = quiet ? undefined : downloadProgress(terminal)
  return { ...loadingProgress(terminal, { quiet, signal }), download: { watch, signal } }
}
