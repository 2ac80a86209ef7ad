// Measures a model on the validation set.
import type { Dataset } from '../data/dataset.js'
import type { Engine, Executable, ResidentState } from '../engines/engine.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import { fixedNoise } from './feed.js'
import { type Figures, figureNames } from './figures.js'
import { evaluationProgram, inputNames } from './programs.js'

/** Examples that are measured at once. */
const batchSize = 500

/** Validation takes one posterior sample an example, with the same noise every epoch. */
export class Validation {
  private readonly executables = new Map<number, Promise<Executable>>()

  constructor(
    private readonly model: Model,
    private readonly dataset: Dataset,
    private readonly engine: Engine,
    private readonly seed: number,
  ) {}

  /** Means over all examples. */
  async measure(state: ResidentState): Promise<Figures> {
    const sums = { loss: 0, reconstruction: 0, kl: 0 }
    for (let from = 0; from < this.dataset.count; from += batchSize) {
      const batch = Math.min(batchSize, this.dataset.count - from)
      const executable = await this.executable(batch)
      const outputs = await executable.run(state, await this.inputs(from, batch), 1)
      for (const name of figureNames) for (const value of outputs[name] ?? []) sums[name] += value
    }
    const { count } = this.dataset
    return {
      loss: sums.loss / count,
      reconstruction: sums.reconstruction / count,
      kl: sums.kl / count,
    }
  }

  async dispose() {
    for (const executable of this.executables.values()) await (await executable).dispose()
  }

  private executable(batch: number): Promise<Executable> {
    const known = this.executables.get(batch)
    if (known) return known
    const compiled = this.engine.compile(evaluationProgram(this.model, batch), { memory: 'freed' })
    this.executables.set(batch, compiled)
    return compiled
  }

  private async inputs(from: number, batch: number) {
    const images = new Uint8Array(batch * sizeOf(this.dataset.shape))
    await this.dataset.read(
      Uint32Array.from({ length: batch }, (_, index) => from + index),
      images,
    )
    const kinds = this.model.noise.filter(({ when }) => when === 'always')
    const noise = fixedNoise(kinds, { seed: this.seed, stream: `validation/${from}`, count: batch })
    return { [inputNames.images]: images, ...noise }
  }
}
