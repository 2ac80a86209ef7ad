// How commands load data: with progress, notices and downloads told on standard error.
import type { LoadOptions } from '../../data/load.js'
import type { Console } from './console.js'
import { downloadProgress } from './download-progress.js'
import { watchedLoading } from './loading-progress.js'

/** Loading and downloading end with the signal's reason once that is aborted. */
export function loadOptions(
  terminal: Console,
  { quiet, signal }: { quiet?: true | undefined; signal?: AbortSignal | undefined } = {},
): LoadOptions {
  const watch = quiet ? undefined : downloadProgress(terminal)
  return { ...watchedLoading(terminal, { quiet, signal }), download: { watch, signal } }
}
