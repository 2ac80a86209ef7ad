// Data of a run that a view shows, kept up to date.
import { onDestroy, untrack } from 'svelte'
import { studio } from '../api-client/studio.svelte.js'
import type { RunSource } from '../run-source.js'
import { toasts } from '../toasts.svelte.js'
import { latestOnly } from './latest.js'

export interface LiveQuery<Value> {
  /** Undefined until it is loaded. */
  readonly value: Value | undefined
  /** Why there is nothing to show. */
  readonly loadError: unknown
  readonly load: () => void
}

/** For the set-up of a component: reads, and again whenever the run has changed or the server is back. A later error is
 *  shown as a toast, and the data on the page stays. */
export function liveQuery<Value>(
  source: () => RunSource,
  read: () => Promise<Value>,
): LiveQuery<Value> {
  let value = $state.raw<Value>()
  let loadError = $state.raw<unknown>()
  let isLeft = false
  // Epochs may end faster than codes arrive.
  const next = latestOnly(
    read,
    (answer) => {
      if (isLeft) return
      value = answer
      loadError = undefined
    },
    (error) => {
      if (isLeft) return
      if (value === undefined) loadError = error
      else toasts.show((error as Error).message, { isBad: true })
    },
  )
  const load = () => {
    if (!isLeft) next(undefined)
  }
  // What a component derives is not read after its end.
  onDestroy(() => {
    isLeft = true
  })
  $effect(() => {
    void studio.resyncCount
    untrack(load)
    return source().changed(load)
  })
  return {
    get value() {
      return value
    },
    get loadError() {
      return loadError
    },
    load,
  }
}
