// Measures a model on the validation set.
import type { Dataset } from '../data/dataset.js'
import type { Engine, ResidentState } from '../engines/engine.js'
import type { Model } from '../models/model.js'
import { ByBatch } from './by-batch.js'
import { fixedNoise } from './feed.js'
import { type Figures, figureNames } from './figures.js'
import { batches, imagesOf, range } from './inference.js'
import { evaluationProgram, inputNames } from './programs.js'

/** Validation takes one posterior sample an example, with the same noise every epoch. */
export class Validation {
  private readonly programs: ByBatch

  constructor(
    private readonly model: Model,
    private readonly dataset: Dataset,
    engine: Engine,
    private readonly seed: number,
  ) {
    this.programs = new ByBatch(engine, (batch, itemType) =>
      evaluationProgram(model, batch, itemType),
    )
  }

  /** Means over all examples. */
  async measure(state: ResidentState): Promise<Figures> {
    const { count } = this.dataset
    const sums = { loss: 0, reconstruction: 0, kl: 0 }
    for (const { from, batch } of batches(count)) {
      const executable = await this.programs.get(batch, this.dataset.itemType)
      const outputs = await executable.run(state, await this.inputs(from, batch), 1)
      for (const name of figureNames) for (const value of outputs[name] ?? []) sums[name] += value
    }
    return {
      loss: sums.loss / count,
      reconstruction: sums.reconstruction / count,
      kl: sums.kl / count,
    }
  }

  dispose(): Promise<void> {
    return this.programs.dispose()
  }

  private async inputs(from: number, batch: number) {
    const kinds = this.model.noise.filter(({ when }) => when === 'always')
    return {
      [inputNames.images]: await imagesOf(this.dataset, range(from, batch)),
      ...fixedNoise(kinds, { seed: this.seed, stream: `validation/${from}`, count: batch }),
    }
  }
}
