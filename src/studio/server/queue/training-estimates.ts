// Estimates the duration of an epoch: from earlier runs of the same model, else from a few measured steps.
import { arrayDataset } from '../../../data/dataset.js'
import type { EngineChoice } from '../../../engines/engine.js'
import { nodeEngine } from '../../../engines/node.js'
import { sizeOf } from '../../../graph/shapes.js'
import type { RunSummary } from '../../../runs/folder/run-summary.js'
import type { Configuration } from '../../../training/configuration.js'
import { train } from '../../../training/train.js'
import type { CheckedConfiguration } from '../../api/configuration.js'

/** Besides the steps an epoch has a validation, pictures and a checkpoint. */
const overhead = 1.15
const measureLimits = { steps: 24, ms: 800 }
/** How many of the latest runs are used; some may have shared the machine, others not. */
const latest = 3

interface Measuring {
  readonly key: string
  readonly outdated: AbortController
  readonly result: Promise<number | undefined>
}

export class TrainingEstimates {
  /** Seconds an example takes, by everything that affects it. */
  readonly #measured = new Map<string, number>()
  /** The current measurement: two would slow each other down. */
  #measuring: Measuring | undefined

  constructor(
    private readonly options: EngineChoice & {
      isBusy: () => boolean
      earlier: () => readonly RunSummary[]
    },
  ) {}

  /** Undefined if it is unknown: a running training would disturb the measurement,
   *  and only the latest request is measured. */
  async secondsPerEpoch({
    configuration,
    trainingExamples,
  }: Pick<CheckedConfiguration, 'configuration' | 'trainingExamples'>): Promise<
    number | undefined
  > {
    const perExample = this.#fromEarlierRuns(configuration) ?? (await this.#measure(configuration))
    return perExample && Number((perExample * trainingExamples).toPrecision(2))
  }

  /** The median of the latest runs. */
  #fromEarlierRuns(configuration: Configuration): number | undefined {
    const { device, threads } = this.options
    const key = costKey(configuration)
    const same = this.options.earlier().filter(({ status, description }) => {
      const { engine, progress } = description
      const isHere = engine.device === device && engine.threads === threads
      const isWhole = status === 'finished' && progress.epochs > 0
      return isHere && isWhole && costKey(description.configuration) === key
    })
    const times = same
      .sort((a, b) => Date.parse(b.description.updated) - Date.parse(a.description.updated))
      .slice(0, latest)
      .map(({ description: { progress, data } }) => {
        return progress.seconds / progress.epochs / data.trainingExamples
      })
      .sort((a, b) => a - b)
    return times[Math.floor((times.length - 1) / 2)]
  }

  async #measure(configuration: Configuration): Promise<number | undefined> {
    const key = costKey(configuration)
    const known = this.#measured.get(key)
    if (known) return known
    const before = this.#measuring
    if (before?.key === key) return before.result
    before?.outdated.abort()
    const outdated = new AbortController()
    const result = this.#fresh(configuration, outdated.signal, before?.result)
    const measuring = { key, outdated, result }
    this.#measuring = measuring
    const seconds = await result
    if (this.#measuring === measuring) this.#measuring = undefined
    return seconds
  }

  /** Measurements taken during a training are discarded. */
  async #fresh(
    configuration: Configuration,
    signal: AbortSignal,
    before: Promise<unknown> | undefined,
  ): Promise<number | undefined> {
    await before
    if (signal.aborted || this.options.isBusy()) return undefined
    // Errors of the model are reported when it is trained.
    const seconds = await this.#timeSteps(configuration, signal).catch(() => undefined)
    if (!seconds || signal.aborted || this.options.isBusy()) return undefined
    this.#measured.set(costKey(configuration), seconds)
    return seconds
  }

  /** On noise: the values do not affect the time. */
  async #timeSteps(configuration: Configuration, signal: AbortSignal): Promise<number> {
    const { input } = configuration.model
    const { batchSize } = configuration.training
    const noise = (count: number) =>
      arrayDataset(
        input,
        Uint8Array.from({ length: count * sizeOf(input) }, (_, at) => (at * 2654435761) >>> 24),
      )
    const data = { name: 'noise', train: noise(batchSize), validation: noise(1), fingerprint: '' }
    const training = { ...configuration.training, epochs: measureLimits.steps }
    const stopping = new AbortController()
    const engine = await nodeEngine(this.options)
    // Compilation cannot be stopped otherwise.
    signal.addEventListener('abort', () => void engine.close())
    const startedAt = performance.now()
    const isEnough = () => this.options.isBusy() || performance.now() - startedAt > measureLimits.ms
    try {
      const { imagesPerSecond } = await train({
        configuration: { ...configuration, training },
        data,
        engine,
        signal: stopping.signal,
        observers: [{ steps: () => (isEnough() ? stopping.abort() : undefined) }],
      })
      return overhead / imagesPerSecond
    } finally {
      await engine.close()
    }
  }
}

function costKey({ model, training }: Configuration): string {
  return JSON.stringify([model, training.batchSize, training.optimizer.type])
}
