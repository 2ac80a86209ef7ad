// Callbacks of loading data: progress and notices.
import type { MessageKey, MessageValues } from '../messages/messages.js'

/** The phase that is in progress: pictures are decoded, or anything is read. */
type LoadingPhase = 'decoding' | 'reading'

export interface LoadCallbacks {
  /** Progress callback: how many pictures, examples or percents of how many are done, and the phase, where that is
   *  not reading. An error thrown in it ends the loading. */
  readonly progress?: ((done: number, of: number, phase?: LoadingPhase) => void) | undefined
  /** Called with a message, such as that a picture was skipped. */
  readonly notify?: ((key: MessageKey, values: MessageValues) => void) | undefined
}
