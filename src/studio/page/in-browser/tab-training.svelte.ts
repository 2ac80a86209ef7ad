// A training in this tab: starts its worker, records its messages, and provides it as a run for the views.
import type { Device } from '../../../engines/engine.js'
import type { EpochLine } from '../../../runs/folder/metrics-jsonl.js'
import type { RunDescription } from '../../../runs/folder/run-json-schema.js'
import type { Configuration } from '../../../training/configuration.js'
import type { StepMetrics } from '../../../training/events.js'
import { extraColumns } from '../../../training/extra/extra-metrics.js'
import { scheduledColumns } from '../../../training/schedules/scheduled-metrics.js'
import type { ExportedModel, RunSource } from '../run-source.js'
import type { TabAnswer, TabRequest, TabRun } from './tab-messages.js'

export type TabStatus = 'starting' | 'training' | 'stopping' | 'ended' | 'failed'

export interface Failure {
  readonly message: string
  readonly key?: string
  readonly values?: Readonly<Record<string, unknown>>
}

type AnswerOf<Kind> = Extract<TabAnswer, { kind: Kind }>

/** How many epochs keep their codes for the player; those of earlier ones are dropped. */
const maxStoredCodes = 1000

export class TabTraining {
  status = $state<TabStatus>('starting')
  description = $state.raw<RunDescription>()
  last = $state.raw<StepMetrics>()
  imagesPerSecond = $state(0)
  failure = $state.raw<Failure>()
  /** Finished epochs. */
  epochs = $state(0)

  run: TabRun | undefined
  readonly steps: StepMetrics[] = []
  readonly lines: EpochLine[] = []
  readonly pictures: string[] = []
  readonly codes: Float32Array[] = []
  kl: readonly number[] | undefined
  readonly #worker: Worker
  /** Requests that wait for the worker; the same may be requested again before its response. */
  readonly #waiting = new Map<string, ((answer: never) => void)[]>()
  readonly #listeners = new Set<(kind: TabAnswer['kind']) => void>()

  constructor(
    readonly configuration: Configuration,
    device: Device,
    name: string,
  ) {
    this.#worker = new Worker(new URL('./tab-worker.ts', import.meta.url), { type: 'module' })
    this.#worker.onmessage = ({ data }: MessageEvent<TabAnswer>) => this.#onAnswer(data)
    this.#worker.onerror = ({ message }) => {
      this.failure = { message }
      this.status = 'failed'
    }
    this.#ask({ kind: 'start', name, configuration, device })
  }

  get isBusy(): boolean {
    return ['starting', 'training', 'stopping'].includes(this.status)
  }

  /** Steps of the whole training. */
  get allSteps(): number {
    const { epochs, batchSize } = this.configuration.training
    return epochs * Math.ceil((this.run?.trainingExamples ?? 1) / batchSize)
  }

  /** After the current chunk of steps. */
  stop(): void {
    this.status = 'stopping'
    this.#ask({ kind: 'stop' })
  }

  async zip(): Promise<Blob> {
    const { zip } = await this.#answer<'zip'>('zip', { kind: 'zip' })
    return new Blob([zip], { type: 'application/zip' })
  }

  async model(name: ExportedModel): Promise<Uint8Array> {
    const { model } = await this.#answer<'model'>(`model ${name}`, { kind: 'model', name })
    return model
  }

  /** Calls back with every event of the training; the result unsubscribes. */
  listen(listener: (kind: TabAnswer['kind']) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#worker.terminate()
    for (const address of this.pictures) URL.revokeObjectURL(address)
  }

  #onAnswer(answer: TabAnswer): void {
    if (answer.kind === 'model' || answer.kind === 'zip') {
      const key = answer.kind === 'model' ? `model ${answer.name}` : 'zip'
      this.#waiting.get(key)?.shift()?.(answer as never)
      return
    }
    if (answer.kind === 'failed') {
      this.failure = answer
      this.status = 'failed'
      return
    }
    if (answer.kind === 'steps') {
      for (const step of answer.steps) this.steps.push(step)
      this.last = answer.steps.at(-1)
      this.imagesPerSecond = answer.imagesPerSecond
    } else this.description = answer.description
    if (answer.kind === 'started') this.#start(answer)
    if (answer.kind === 'epoch') this.#takeEpoch(answer)
    if (answer.kind === 'ended') this.status = 'ended'
    for (const listener of this.#listeners) listener(answer.kind)
  }

  #start({ run }: AnswerOf<'started'>): void {
    this.run = run
    this.status = 'training'
  }

  #takeEpoch({ line, codes, kl, reconstructions }: AnswerOf<'epoch'>): void {
    this.lines.push(line)
    this.pictures.push(URL.createObjectURL(reconstructions))
    this.codes.push(codes)
    if (this.codes.length > maxStoredCodes)
      this.codes[this.codes.length - maxStoredCodes - 1] = new Float32Array()
    this.kl = kl
    this.epochs = line.epoch
  }

  #ask(request: TabRequest): void {
    this.#worker.postMessage(request)
  }

  #answer<Kind extends 'model' | 'zip'>(key: string, request: TabRequest): Promise<AnswerOf<Kind>> {
    return new Promise((resolve) => {
      const others = this.#waiting.get(key) ?? []
      this.#waiting.set(key, [...others, resolve as (answer: never) => void])
      this.#ask(request)
    })
  }
}

/** The training as a run, for the views of all runs. */
export function sourceOf(training: TabTraining): RunSource {
  const size = 28 * 28
  const known = () => {
    const { description, run } = training
    if (!description || !run) throw new Error('the training has not begun')
    return { description, run }
  }
  return {
    name: 'tab',
    base: '',
    live: false,
    async details() {
      const { description, run } = known()
      return {
        description,
        parameters: run.parameters,
        unit: run.unit,
        shape: description.data.shape,
        latent: run.latent,
        ...(run.decodedLatents !== undefined && { decodedLatents: run.decodedLatents }),
        ...(run.lowerLatents !== undefined && { lowerLatents: run.lowerLatents }),
        hasPosterior: run.hasPosterior,
        ...(run.klEstimate && { klEstimate: run.klEstimate }),
        ...(run.priorNormals && { priorNormals: run.priorNormals }),
        models: run.models,
        examples: 'images',
        hasModel: training.epochs > 0,
        splits: { train: run.trainingExamples, validation: run.labels.length },
        live: false,
      }
    },
    async metrics() {
      const column = (name: 'step' | 'epoch' | 'loss' | 'reconstruction' | 'kl') =>
        training.steps.map((step) => step[name])
      const extra = extraColumns(training.steps)
      return {
        steps: {
          step: column('step'),
          epoch: column('epoch'),
          loss: column('loss'),
          reconstruction: column('reconstruction'),
          kl: column('kl'),
          ...scheduledColumns(training.steps),
          ...(extra && { extra }),
        },
        epochs: [...training.lines],
      }
    },
    reconstructions: async () => training.lines.map(({ epoch }) => epoch),
    reconstructionUrl: (epoch) => training.pictures[epoch - 1] ?? '',
    codes: async () => training.codes.at(-1) ?? new Float32Array(),
    codeEpochs: async () => training.lines.map(({ epoch }) => epoch),
    codesOfEpoch: async (epoch) => {
      const codes = training.codes[epoch - 1]
      return codes && codes.length > 0 ? codes : undefined
    },
    async klOfLatents() {
      const { kl } = training
      if (!kl) return undefined
      const order = [...kl.keys()].sort((a, b) => (kl[b] as number) - (kl[a] as number))
      return { perLatent: kl, order }
    },
    labels: async () => known().run.labels,
    images: async (_split, first, count) =>
      known().run.images.slice(first * size, (first + count) * size),
    model: (name) => training.model(name),
    modelUrl: () => '',
    changed: (listener) => training.listen((kind) => kind === 'epoch' && listener()),
    evaluation: async () => undefined,
    files: async () => [],
    fileUrl: () => '',
  }
}
