// Deletes runs, and brings them back where one thinks again.

import { post, remove, runAddress } from '../api-client/request.js'
import { studio } from '../api-client/studio.svelte.js'
import { say } from '../i18n/i18n.svelte.js'
import { announce, attempt, notices } from '../toasts.svelte.js'
import { chosenRuns } from './run-selection.svelte.js'

export async function throwAway(runs: readonly string[]): Promise<void> {
  const gone: { name: string; undo?: string }[] = []
  await inTurn(runs, (name) =>
    attempt(async () => {
      const answer = await remove<{ undo?: string }>(runAddress(name))
      gone.push({ name, ...answer })
    }),
  )
  const names = gone.map(({ name }) => name)
  chosenRuns.chooseAll(names, false)
  await studio.read()
  if (gone.length === 0) return
  const told =
    gone.length === 1
      ? say('runs.deleted', { name: gone[0]?.name ?? '' })
      : say('runs.deletedMany', { runs: gone.length })
  // A run that never had a folder leaves nothing to bring back.
  const kept = gone.flatMap(({ undo }) => undo ?? [])
  const bringBack = async () => {
    await inTurn(kept, (undo) => post(`api/trash/${encodeURIComponent(undo)}/restore`))
    await studio.read()
    announce(say('runs.restored'))
  }
  const action = { label: say('undo'), run: () => void attempt(bringBack) }
  notices.show(told, kept.length > 0 ? { action } : {})
}

/** A few at a time, as a browser opens only few connections. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}
