// What loading data tells on the way: how far it is, and what a reader may not expect.
import type { MessageKey, MessageValues } from '../messages/messages.js'

export interface Watched {
  /** Called with how much of how much is done: pictures, examples, percents. What it throws ends the loading. */
  readonly progress?: ((done: number, of: number) => void) | undefined
  /** Called with a message, such as that a picture was left out. */
  readonly notice?: ((key: MessageKey, values: MessageValues) => void) | undefined
}
