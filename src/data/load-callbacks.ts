// Callbacks of loading data: progress and notices.
import type { NoticeOptions } from '../notices.js'

/** The phase that is in progress: pictures are decoded, or anything is read. */
type LoadingPhase = 'decoding' | 'reading'

/** `notify` is called with whatever the data does not say by itself: what is dropped, guessed, clipped or converted. */
export interface LoadCallbacks extends NoticeOptions {
  /** Progress callback: how many pictures, examples or percents of how many are done, and the phase, where that is
   *  not reading. An error thrown in it ends the loading. */
  readonly progress?: ((done: number, of: number, phase?: LoadingPhase) => void) | undefined
}
