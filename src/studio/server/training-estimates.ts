// How long an epoch takes: as earlier runs of the same model took, else as a few steps take.
import { arrayDataset } from '../../data/dataset.js'
import type { Device } from '../../engines/engine.js'
import { nodeEngine } from '../../engines/node.js'
import { sizeOf } from '../../graph/shapes.js'
import type { RunSummary } from '../../runs/run-summary.js'
import type { Configuration } from '../../training/configuration.js'
import { train } from '../../training/trainer.js'
import type { CheckedConfiguration } from './configuration-check.js'

const measuredSteps = 4
/** Besides the steps an epoch has a validation, pictures and a checkpoint. */
const overhead = 1.15

export class TrainingEstimates {
  /** Seconds an example takes, by everything that decides that. */
  readonly #measured = new Map<string, Promise<number | undefined>>()

  constructor(
    private readonly options: {
      device: Device
      threads: number
      isBusy: () => boolean
      earlier: () => readonly RunSummary[]
    },
  ) {}

  /** Undefined where nothing tells: a training that is under way would be in the way of measuring. */
  async secondsPerEpoch({
    configuration,
    trainingExamples,
  }: CheckedConfiguration): Promise<number | undefined> {
    const perExample = this.#remembered(configuration) ?? (await this.#measure(configuration))
    return perExample && Number((perExample * trainingExamples).toPrecision(3))
  }

  #remembered(configuration: Configuration): number | undefined {
    const { device, threads } = this.options
    const same = this.options.earlier().find(({ description }) => {
      const { engine, progress } = description
      const isHere = engine.device === device && engine.threads === threads
      return (
        isHere && progress.epochs > 0 && workOf(description.configuration) === workOf(configuration)
      )
    })
    if (!same) return undefined
    const { progress, data } = same.description
    return progress.seconds / progress.epochs / data.trainingExamples
  }

  #measure(configuration: Configuration): Promise<number | undefined> {
    const key = workOf(configuration)
    const known = this.#measured.get(key)
    if (known) return known
    if (this.options.isBusy()) return Promise.resolve(undefined)
    // A model that cannot be trained says so when it is.
    const measuring = this.#fewSteps(configuration).catch(() => undefined)
    this.#measured.set(key, measuring)
    return measuring
  }

  /** On noise: what the values are does not matter. */
  async #fewSteps(configuration: Configuration): Promise<number> {
    const { input } = configuration.model
    const { batchSize } = configuration.training
    const noise = (count: number) =>
      arrayDataset(
        input,
        Uint8Array.from({ length: count * sizeOf(input) }, (_, at) => (at * 2654435761) >>> 24),
      )
    const data = {
      name: 'noise',
      train: noise(batchSize * measuredSteps),
      validation: noise(1),
      fingerprint: '',
    }
    const training = { ...configuration.training, epochs: 1 }
    const engine = await nodeEngine(this.options)
    try {
      const { imagesPerSecond } = await train({
        configuration: { ...configuration, training },
        data,
        engine,
      })
      return overhead / imagesPerSecond
    } finally {
      await engine.close()
    }
  }
}

function workOf({ model, training }: Configuration): string {
  return JSON.stringify([model, training.batchSize, training.optimizer.type])
}
