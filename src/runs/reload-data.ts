// Loads data for an existing run, without repeating the notices of its first load.

import type { DataSplits } from '../data/dataset.js'
import { type LoadOptions, loadData } from '../data/load.js'
import type { LoadCallbacks } from '../data/load-callbacks.js'
import type { DataConfiguration } from '../data/options.js'
import { ConfigError, type JamjaeError } from '../errors.js'
import type { MessageKey } from '../messages/messages.js'

type Notice = Parameters<NonNullable<LoadCallbacks['notify']>>

/** Notices about options: these are the run's, not the caller's. */
const ofOptions: readonly MessageKey[] = [
  'data.unused',
  'data.ownSplit',
  'images.fit',
  'table.label',
]

/** The error to throw if a run's own data could not be loaded; a missing source gets a message that says what to do. */
export function movedDataError(error: unknown, run: { path: string; source: string }): unknown {
  const { key } = error as Partial<JamjaeError>
  const isMoved = key === 'data.missing' || key === 'data.source' || key === 'data.typo'
  return isMoved ? new ConfigError('run.data', run, { cause: error }) : error
}

/** Loads and throws as `loadData` does. The data the run was trained on (equal `fingerprint`) gives no notices. */
export async function reloadData(
  data: DataConfiguration,
  { fingerprint, notify, ...loading }: LoadOptions & { fingerprint: string },
): Promise<DataSplits> {
  const notices: Notice[] = []
  const splits = await loadData(data, { ...loading, notify: (...each) => notices.push(each) })
  if (splits.fingerprint !== fingerprint)
    for (const each of notices) if (!ofOptions.includes(each[0])) notify?.(...each)
  return splits
}
