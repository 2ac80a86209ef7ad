// What the decoder makes of a point that moves.

import { studio } from '../api-client/studio.svelte.js'
import { latestOnly } from '../model/latest.js'
import type { Study } from '../model/run-session.js'

interface Decoded {
  /** Of the newest point that was answered. */
  readonly values: Float32Array | undefined
  /** Why the last one has no answer. */
  readonly trouble: string
}

/** For the set-up of a component: decodes the point whenever it moves, the model has learned more, or the server is back. */
export function decodedAt(study: () => Study, point: () => Float32Array): Decoded {
  let values = $state.raw<Float32Array>()
  let trouble = $state('')
  const decode = latestOnly(
    ({ runner, latents }: { runner: Study['runner']; latents: Float32Array }) =>
      runner.decode(latents),
    (answer) => {
      values = answer
      trouble = ''
    },
    (error) => {
      trouble = (error as Error).message
    },
  )
  $effect(() => {
    void studio.readings
    decode({ runner: study().runner, latents: point() })
  })
  return {
    get values() {
      return values
    },
    get trouble() {
      return trouble
    },
  }
}
