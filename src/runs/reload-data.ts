// Loads data for an existing run, without repeating the notices of its first load.

import type { DataSplits } from '../data/dataset.js'
import { type LoadOptions, loadData } from '../data/load.js'
import type { DataConfiguration } from '../data/options.js'
import { ConfigError, type JamjaeError } from '../errors.js'
import { type NoticeCode, withNotices } from '../notices.js'

/** Notices about options: these are the run's, not the caller's. */
const ofOptions: readonly NoticeCode[] = [
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

/** Loads and throws as `loadData` does. The data the run was trained on (equal `fingerprint`) gives no notices, except of other names of
 *  its classes, which the fingerprint does not hold. */
export async function reloadData(
  data: DataConfiguration,
  { fingerprint, notify, strict, ...loading }: LoadOptions & { fingerprint: string },
): Promise<DataSplits> {
  const { result } = await withNotices({ notify, strict }, async (tell) => {
    const splits = await loadData(data, loading)
    const isOther = splits.fingerprint !== fingerprint
    for (const { code, values } of splits.notices ?? [])
      if (code === 'labels.unknown' || (isOther && !ofOptions.includes(code))) tell(code, values)
    return splits
  })
  return result
}
