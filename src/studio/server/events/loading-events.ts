// Turns progress of data loading into events, a few times a second at most.
import type { LoadOptions } from '../../../data/load.js'
import { type DatasetFile, namedDataset } from '../../../data/named/named-sets.js'
import type { LoadingProgress } from '../../api/loading.js'

const minIntervalMs = 200

interface LoadingListener {
  /** Called with every progress. */
  keep(progress: LoadingProgress): void
  /** Called a few times a second, and with the end. */
  publish(progress: LoadingProgress): void
}

/** Counts bytes of all files for a named set, pictures for a folder of them. `signal` ends a download. */
export function loadingEvents(
  source: string,
  { keep, publish }: LoadingListener,
  signal?: AbortSignal,
): LoadOptions {
  let lastPublishedAt = 0
  const hear = (progress: LoadingProgress) => {
    const { done, of } = progress
    keep(progress)
    if (done < of && performance.now() - lastPublishedAt < minIntervalMs) return
    lastPublishedAt = performance.now()
    publish(progress)
  }
  const files = namedDataset(source)?.files ?? []
  return {
    progress: (done, of, phase = 'reading') => hear({ phase, done, of }),
    download: {
      signal,
      watch: {
        progress({ file, done }) {
          const before = files.slice(
            0,
            files.findIndex(({ name }) => name === file),
          )
          hear({ phase: 'downloading', file, done: bytesOf(before) + done, of: bytesOf(files) })
        },
      },
    },
  }
}

function bytesOf(files: readonly DatasetFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}
