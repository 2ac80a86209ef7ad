// The training in this tab, which continues while other pages of the studio are open.
import type { LiveRun } from '../run/live-run.svelte.js'
import type { RunSource } from '../run-source.js'
import { guardUnsavedWork } from '../unsaved-work.js'
import type { TabTraining } from './tab-training.svelte.js'

interface TabSession {
  readonly training: TabTraining
  readonly source: RunSource
  readonly run: LiveRun
}

let session = $state.raw<TabSession>()

export function tabSession(): TabSession | undefined {
  return session
}

/** Ends the previous one. */
export function setTabSession(next: TabSession | undefined): void {
  session?.training.close()
  session = next
  guardUnsavedWork(next && (() => next.training.isBusy))
}
