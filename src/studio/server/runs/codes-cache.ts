// Where a run's encoder places its data: encoded when first asked for, and kept while the checkpoint is the same.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { scaledLike } from '../../../data/scaling.js'
import type { Device } from '../../../engines/engine.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import {
  type LatentStatistics,
  latentStatistics,
} from '../../../runs/pictures/latent-statistics.js'
import { loadRun } from '../../../runs/run.js'
import type { Codes } from '../../../training/inference.js'
import type { DataShelf } from './data-cache.js'
import { dataOfRun, firstOf, type Split } from './run-data.js'

interface PlacedData {
  readonly codes: Codes
  readonly statistics: LatentStatistics
  /** Another one for other codes. */
  readonly version: string
}

const mostKept = 3

export class RunCodes {
  readonly #kept = new Map<string, Promise<PlacedData>>()

  constructor(
    private readonly shelf: DataShelf,
    private readonly engine: { device: Device; threads: number },
  ) {}

  /** Of the first `count` examples. Throws what `loadRun` and `dataOfRun` throw. */
  async of(path: string, { split, count }: { split: Split; count: number }): Promise<PlacedData> {
    const written = await stat(join(path, runFiles.lastCheckpoint)).catch(() => undefined)
    const version = `${split}-${count}-${written?.mtimeMs}`
    const key = `${path} ${version}`
    const known = this.#kept.get(key) ?? this.#encode(path, { split, count, version })
    this.#kept.delete(key)
    this.#kept.set(key, known)
    known.catch(() => this.#kept.delete(key))
    for (const [oldest] of this.#kept) if (this.#kept.size > mostKept) this.#kept.delete(oldest)
    return known
  }

  async #encode(
    path: string,
    { split, count, version }: { split: Split; count: number; version: string },
  ): Promise<PlacedData> {
    const run = await loadRun(path, this.engine)
    try {
      const data = await dataOfRun(this.shelf, run.description)
      const { scaling } = run.description.data
      const dataset = scaledLike(firstOf(data[split], count), scaling, data.name)
      const codes = await run.encode(dataset)
      return { codes, statistics: latentStatistics(codes), version }
    } finally {
      await run.close()
    }
  }
}
