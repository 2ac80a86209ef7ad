// A cache of loaded data: the pages of a run, and the trainings on it, load the same repeatedly.

import type { DataSplits } from '../../../data/dataset.js'
import { type LoadOptions, loadData } from '../../../data/load.js'
import type { DataConfiguration } from '../../../data/options.js'
import { readingRules } from '../../../data/reading-rules.js'
import type { LoadingProgress } from '../../api/loading.js'
import { loadingEvents } from '../events/loading-events.js'

const maxCached = 2

export class DataCache {
  readonly #cache = new Map<string, Promise<DataSplits>>()
  /** Progress of loads without a progress callback of their own, by source. */
  readonly loading = new Map<string, LoadingProgress>()

  constructor(
    private readonly publish: (progress: LoadingProgress & { source: string }) => void = () => {},
  ) {}

  /** Throws what `loadData` throws. */
  load(data: DataConfiguration, options: LoadOptions = {}): Promise<DataSplits> {
    const key = keyOf(data, options)
    const load = () =>
      options.progress ? loadData(data, options) : this.#loadWatched(data, options)
    const loading = this.#cache.get(key) ?? load()
    this.#store(key, loading)
    return loading
  }

  /** Reads it again: it may have changed. */
  reload(data: DataConfiguration, options: LoadOptions = {}): Promise<DataSplits> {
    this.#cache.delete(keyOf(data, options))
    return this.load(data, options)
  }

  async #loadWatched(data: DataConfiguration, options: LoadOptions): Promise<DataSplits> {
    const { source } = data
    const watch = loadingEvents(source, {
      keep: (progress) => this.loading.set(source, progress),
      publish: (progress) => this.publish({ source, ...progress }),
    })
    try {
      return await loadData(data, { ...options, ...watch })
    } finally {
      this.loading.delete(source)
    }
  }

  #store(key: string, loading: Promise<DataSplits>): void {
    this.#cache.delete(key)
    this.#cache.set(key, loading)
    loading.catch(() => this.#cache.delete(key))
    for (const [oldest] of this.#cache) if (this.#cache.size > maxCached) this.#cache.delete(oldest)
  }
}

function keyOf(data: DataConfiguration, { rules = readingRules.current }: LoadOptions): string {
  return JSON.stringify([data, rules])
}
