// Turns the loading of data into events for pages, a few a second at most.
import type { LoadOptions } from '../../../data/load.js'
import type { EventLog } from './event-log.js'

const betweenMs = 200

/** Tells of downloads in bytes, of pictures that are decoded in their number. `signal` ends a download. */
export function loadingWatch(run: string, events: EventLog, signal: AbortSignal): LoadOptions {
  let told = 0
  const tell = (done: number, of: number, file?: string) => {
    if (done < of && performance.now() - told < betweenMs) return
    told = performance.now()
    events.publish('loading', {
      run,
      phase: file ? 'downloading' : 'reading',
      ...(file && { file }),
      done,
      of,
    })
  }
  return {
    progress: (done, of) => tell(done, of),
    download: { signal, watch: { progress: ({ file, done, of }) => tell(done, of, file) } },
  }
}
