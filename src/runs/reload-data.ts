// Opens data for a run that is there: what was told of it when the run began is not told again.

import type { DataSplits } from '../data/dataset.js'
import { type LoadOptions, loadData } from '../data/load.js'
import type { LoadCallbacks } from '../data/load-callbacks.js'
import type { DataConfiguration } from '../data/options.js'
import { ConfigError, type JamjaeError } from '../errors.js'
import type { MessageKey } from '../messages/messages.js'

type Notice = Parameters<NonNullable<LoadCallbacks['notify']>>

/** These are of options, which are the run's and not of whoever opens it. */
const ofOptions: readonly MessageKey[] = [
  'data.unused',
  'data.ownSplit',
  'images.fit',
  'table.label',
]

/** What is thrown where a run's own data could not be loaded: where its source is gone, one that says what to do. */
export function movedDataError(error: unknown, run: { path: string; source: string }): unknown {
  const { key } = error as Partial<JamjaeError>
  const isMoved = key === 'data.missing' || key === 'data.source' || key === 'data.typo'
  return isMoved ? new ConfigError('run.data', run, { cause: error }) : error
}

/** What `loadData` loads and throws. Data that the run was trained on, which has this `fingerprint`, gives no notice. */
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
