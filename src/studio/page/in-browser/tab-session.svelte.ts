// The training in this tab, which goes on while one looks at other pages of the studio.
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

/** Ends the one that was there. */
export function setTabSession(next: TabSession | undefined): void {
  session?.training.close()
  session = next
  guardUnsavedWork(next && (() => next.training.isBusy))
}
