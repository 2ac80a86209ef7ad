// Data that was loaded lately: the pages of a run, and the trainings on it, ask for the same again and again.

import type { DataSplits } from '../../../data/dataset.js'
import { type LoadOptions, loadData } from '../../../data/load.js'
import type { DataConfiguration } from '../../../data/options.js'
import type { LoadingProgress } from '../../api/loading.js'
import { loadingWatch } from '../events/loading-events.js'

const mostKept = 2

export class DataShelf {
  readonly #kept = new Map<string, Promise<DataSplits>>()
  /** How far what nobody else watches is loaded, by its source. */
  readonly loading = new Map<string, LoadingProgress>()

  constructor(
    private readonly tell: (progress: LoadingProgress & { source: string }) => void = () => {},
  ) {}

  /** Throws what `loadData` throws. */
  load(data: DataConfiguration, options?: LoadOptions): Promise<DataSplits> {
    const key = JSON.stringify(data)
    const loading =
      this.#kept.get(key) ?? (options ? loadData(data, options) : this.#loadWatched(data))
    this.#keep(key, loading)
    return loading
  }

  /** Reads it anew: it may be another by now. */
  reload(data: DataConfiguration, options?: LoadOptions): Promise<DataSplits> {
    this.#kept.delete(JSON.stringify(data))
    return this.load(data, options)
  }

  async #loadWatched(data: DataConfiguration): Promise<DataSplits> {
    const { source } = data
    const watch = loadingWatch(source, {
      keep: (progress) => this.loading.set(source, progress),
      tell: (progress) => this.tell({ source, ...progress }),
    })
    try {
      return await loadData(data, watch)
    } finally {
      this.loading.delete(source)
    }
  }

  #keep(key: string, loading: Promise<DataSplits>): void {
    this.#kept.delete(key)
    this.#kept.set(key, loading)
    loading.catch(() => this.#kept.delete(key))
    for (const [oldest] of this.#kept) if (this.#kept.size > mostKept) this.#kept.delete(oldest)
  }
}
