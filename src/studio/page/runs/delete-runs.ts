// Deletes runs, and offers to undo it.

import { post, remove, runUrl } from '../api-client/request.js'
import { studio } from '../api-client/studio.svelte.js'
import { translate } from '../i18n/i18n.svelte.js'
import { announce, attempt, toasts } from '../toasts.svelte.js'
import { runSelection } from './run-selection.svelte.js'

export async function deleteRuns(runs: readonly string[]): Promise<void> {
  const deleted: { name: string; undo?: string }[] = []
  await mapConcurrently(runs, (name) =>
    attempt(async () => {
      const answer = await remove<{ undo?: string }>(runUrl(name))
      deleted.push({ name, ...answer })
    }),
  )
  const names = deleted.map(({ name }) => name)
  runSelection.selectAll(names, false)
  await studio.read()
  if (deleted.length === 0) return
  const message =
    deleted.length === 1
      ? translate('runs.deleted', { name: deleted[0]?.name ?? '' })
      : translate('runs.deletedMany', { runs: deleted.length })
  // A run that never had a folder cannot be restored.
  const undone = deleted.flatMap(({ undo }) => undo ?? [])
  const restoreRuns = async () => {
    await mapConcurrently(undone, (undo) => post(`api/trash/${encodeURIComponent(undo)}/restore`))
    await studio.read()
    announce(translate('runs.restored'))
  }
  const action = { label: translate('undo'), run: () => void attempt(restoreRuns) }
  toasts.show(message, undone.length > 0 ? { action } : {})
}

/** A few at a time, as a browser opens only few connections. */
async function mapConcurrently<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}
