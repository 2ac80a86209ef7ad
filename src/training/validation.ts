// Metrics of a model on the validation split.
import type { Dataset } from '../data/dataset.js'
import { unlabelledCount } from '../data/labels/hidden-labels.js'
import type { Engine, ResidentState } from '../engines/engine.js'
import type { Model } from '../models/model.js'
import { fixedNoise, labelInputs } from './data-loader.js'
import { mapExtra } from './extra/extra-metrics.js'
import { extraNames, extraValues } from './extra/extra-outputs.js'
import { batchRanges, range, readExamples } from './inference.js'
import { metricNames, type ValidationMetrics } from './metrics.js'
import { ProgramCache } from './program-cache.js'
import { evaluationProgram, inputNames } from './programs.js'
import { runBatches } from './run-batches.js'

/** Evaluates with one posterior sample per example and the same noise every epoch. */
export class Validation {
  private readonly programs: ProgramCache

  constructor(
    private readonly model: Model,
    private readonly dataset: Dataset,
    engine: Engine,
    private readonly seed: number,
  ) {
    this.programs = new ProgramCache(engine, (batch, itemType) =>
      evaluationProgram(model, batch, itemType, dataset),
    )
  }

  /** Means over all examples, or over those with a label (see `Supervision`), also of each latent's KL, and the time the engine waited for data. */
  async measure(
    state: ResidentState,
  ): Promise<{ metrics: ValidationMetrics; latentKl?: readonly number[]; readSeconds: number }> {
    const { count } = this.dataset
    let ofLatents: Float64Array | undefined
    const sums = { loss: 0, reconstruction: 0, kl: 0, squaredError: 0 }
    const extraSums: Record<string, number> = {}
    const readSeconds = await runBatches(batchRanges(count), {
      state,
      compile: (batch) => this.programs.get(batch, this.dataset.itemType),
      prepare: async ({ from, batch }) => ({
        [inputNames.images]: await readExamples(this.dataset, range(from, batch)),
        ...labelInputs(this.model, this.dataset, range(from, batch)),
        ...this.noise(from, batch),
      }),
      use(outputs) {
        for (const name of [...metricNames, 'squaredError'] as const)
          for (const value of outputs[name] ?? []) sums[name] += value
        for (const name of extraNames(outputs))
          for (const value of extraValues(outputs, name) ?? [])
            extraSums[name] = (extraSums[name] ?? 0) + value
        if (!outputs.latentKl) return
        ofLatents ??= new Float64Array(outputs.latentKl.length)
        for (const [at, value] of outputs.latentKl.entries())
          ofLatents[at] = (ofLatents[at] as number) + value
      },
    })
    const { loss, reconstruction, kl } = sums
    const squaredError = sums.squaredError / count
    // The square of a large but finite reconstruction may overflow.
    const { likelihood, isImplicit } = this.model
    const hasSquaredError = !likelihood.isTabular && !isImplicit && Number.isFinite(squaredError)
    const { metrics: ofLabels = [] } = this.model.supervision ?? {}
    const known = count - unlabelledCount(this.dataset)
    if (known === 0) for (const name of ofLabels) delete extraSums[name]
    const metrics = {
      ...{ loss: loss / count, reconstruction: reconstruction / count, kl: kl / count },
      ...(hasSquaredError && { squaredError }),
      ...(Object.keys(extraSums).length > 0 &&
        mapExtra(
          { extra: extraSums },
          (sum, name) => sum / (ofLabels.includes(name) ? known : count),
        )),
    }
    const latentKl = ofLatents && Array.from(ofLatents, (sum) => sum / count)
    return { metrics, ...(latentKl && { latentKl }), readSeconds }
  }

  dispose(): Promise<void> {
    return this.programs.dispose()
  }

  private noise(from: number, count: number) {
    const kinds = this.model.noise.filter(({ when }) => when === 'always')
    return fixedNoise(kinds, { seed: this.seed, stream: `validation/${from}`, count })
  }
}
