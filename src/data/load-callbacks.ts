// What loading data tells on the way: how far it is, and what a reader may not expect.
import type { MessageKey, MessageValues } from '../messages/messages.js'

/** What takes its time: pictures are decoded, or anything is read. */
export type LoadingPhase = 'decoding' | 'reading'

export interface LoadCallbacks {
  /** Called with how much of how much is done: pictures, examples, percents; and of what, where that is not reading. What
   *  it throws ends the loading. */
  readonly progress?: ((done: number, of: number, phase?: LoadingPhase) => void) | undefined
  /** Called with a message, such as that a picture was left out. */
  readonly notify?: ((key: MessageKey, values: MessageValues) => void) | undefined
}
