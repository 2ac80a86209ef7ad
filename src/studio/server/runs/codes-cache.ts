// The codes of a run's data: encoded on demand, and cached while the checkpoint is the same.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { applyScaling } from '../../../data/scaling.js'
import type { EngineChoice } from '../../../engines/engine.js'
import { klEstimateOf } from '../../../models/kl-estimate.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { type CodeStatistics, latentStatistics } from '../../../runs/pictures/latent-statistics.js'
import { loadRun } from '../../../runs/run.js'
import type { Codes } from '../../../training/inference.js'
import type { DataCache } from './data-cache.js'
import { dataOfRun, firstOf, type Split } from './run-data.js'

interface EncodedData {
  readonly codes: Codes
  readonly statistics: CodeStatistics
  /** Differs for other codes. */
  readonly version: string
}

const maxCached = 3

export class CodesCache {
  readonly #cache = new Map<string, Promise<EncodedData>>()

  constructor(
    private readonly dataCache: DataCache,
    private readonly engine: EngineChoice,
  ) {}

  /** Of the first `count` examples. Throws what `loadRun` and `dataOfRun` throw. */
  async of(path: string, { split, count }: { split: Split; count: number }): Promise<EncodedData> {
    const written = await stat(join(path, runFiles.lastCheckpoint)).catch(() => undefined)
    const version = `${split}-${count}-${written?.mtimeMs}`
    const key = `${path} ${version}`
    const known = this.#cache.get(key) ?? this.#encode(path, { split, count, version })
    this.#cache.delete(key)
    this.#cache.set(key, known)
    known.catch(() => this.#cache.delete(key))
    for (const [oldest] of this.#cache) if (this.#cache.size > maxCached) this.#cache.delete(oldest)
    return known
  }

  async #encode(
    path: string,
    { split, count, version }: { split: Split; count: number; version: string },
  ): Promise<EncodedData> {
    const run = await loadRun(path, this.engine)
    try {
      const data = await dataOfRun(this.dataCache, run.description)
      const { scaling } = run.description.data
      const dataset = applyScaling(firstOf(data[split], count), scaling, data.name)
      const codes = await run.encode(dataset)
      return { codes, statistics: latentStatistics(codes, klEstimateOf(run.model)), version }
    } finally {
      await run.close()
    }
  }
}
