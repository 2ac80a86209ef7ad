// The decoded images of one or more moving points.

import { studio } from '../api-client/studio.svelte.js'
import { latestOnly } from '../model/latest.js'
import type { RunSession } from '../model/run-session.js'

interface Decoded {
  /** Of the latest point with a result. */
  readonly values: Float32Array | undefined
  /** Why the latest point has no result. */
  readonly loadError: string
}

/** For the set-up of a component: decodes when the point moves, the model is updated, or the server is back. */
export function decodedAt(runSession: () => RunSession, point: () => Float32Array): Decoded {
  let values = $state.raw<Float32Array>()
  let loadError = $state('')
  const decode = latestOnly(
    ({ runner, latents }: { runner: RunSession['runner']; latents: Float32Array }) =>
      runner.decode(latents),
    (answer) => {
      values = answer
      loadError = ''
    },
    (error) => {
      loadError = (error as Error).message
    },
  )
  $effect(() => {
    void studio.resyncCount
    decode({ runner: runSession().runner, latents: point() })
  })
  return {
    get values() {
      return values
    },
    get loadError() {
      return loadError
    },
  }
}
