// Trains one run at a time; others wait in the order in which they came.
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import type { LoadOptions } from '../../data/source.js'
import type { Device, Engine } from '../../engines/engine.js'
import { nodeEngine } from '../../engines/node.js'
import { recordedTraining, resumedTraining } from '../../runs/recorded-training.js'
import { defaultRunPath } from '../../runs/run-folder.js'
import type { Configuration } from '../../training/configuration.js'
import type { TrainingObserver } from '../../training/events.js'
import { fittedTo } from './configuration-check.js'
import type { DataShelf } from './data-shelf.js'
import { epochCodes } from './epoch-codes.js'
import { describeError } from './error-answer.js'
import type { EventLog } from './event-log.js'
import { loadingWatch } from './loading-watch.js'
import { Refusal } from './refusal.js'
import type { RunPlace } from './run-place.js'
import { type TrainingProgress, type TrainingWatch, trainingWatch } from './training-watch.js'

const betweenRowsMs = 500

interface Watching {
  readonly observers: readonly TrainingObserver[]
  readonly signal: AbortSignal
  readonly loading: LoadOptions
}

interface Waiting extends RunPlace {
  readonly id: string
  readonly configuration: Configuration
  /** It has a folder already. */
  readonly isResumed: boolean
  readonly since: string
  train(watching: Watching): Promise<unknown>
}

interface UnderWay {
  readonly waiting: Waiting
  readonly stopping: AbortController
  readonly watch: TrainingWatch
  held?: { readonly release: () => void; readonly until: Promise<void> } | undefined
}

/** A training that ended before it had a folder. */
export interface Failure {
  readonly waiting: Waiting
  readonly error: unknown
}

export class TrainingQueue {
  readonly failures = new Map<string, Failure>()
  #waiting: Waiting[] = []
  #current: UnderWay | undefined
  #working: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(
    private readonly options: {
      folder: string
      device: Device
      threads: number
      data: DataShelf
      events: EventLog
      /** Told of every run whose row is another now. */
      changed: (name: string) => Promise<void>
    },
  ) {}

  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  get training():
    | { name: string; paused: boolean; waiting: Waiting; progress: TrainingProgress | undefined }
    | undefined {
    if (!this.#current) return undefined
    const { waiting, held, watch } = this.#current
    return { name: waiting.name, paused: held !== undefined, waiting, progress: watch.progress }
  }

  /** Resolves to its name and its place in the queue, 0 for one that begins at once. */
  start(configuration: Configuration): { name: string; position: number } {
    const name = basename(defaultRunPath(configuration.name))
    const path = join(this.options.folder, name)
    return this.#add({ name, path }, configuration, false, async (watching) => {
      const { device, threads } = this.options
      await this.#withEngine({ device, threads }, configuration, watching, (data, engine) =>
        recordedTraining({
          // The data may be another one by now.
          configuration: fittedTo(configuration, {
            shape: data.train.shape,
            columns: data.columns,
          }),
          data,
          engine,
          out: path,
          ...watching,
        }),
      )
    })
  }

  /** Goes on with a run. Throws Refusal where it trains or waits already. */
  resume(
    { name, path }: RunPlace,
    configuration: Configuration,
    { epochs }: { epochs?: number | undefined },
  ): { name: string; position: number } {
    this.refuseBusy(name)
    return this.#add({ name, path }, configuration, true, async (watching) => {
      let engine: Engine | undefined
      try {
        await resumedTraining({
          run: path,
          epochs,
          ...watching,
          open: async (description) => {
            const { configuration, data, engine: before } = description
            const options = { ...configuration.data, source: data.source }
            // With as many threads as before, the bits are those of a run that was never broken off.
            const loading = this.options.data.reload(options, watching.loading)
            loading.catch(() => {})
            engine = await nodeEngine({ device: before.device, threads: before.threads })
            return { data: await loading, engine }
          },
        })
      } finally {
        await engine?.close()
      }
    })
  }

  /** Takes one out of the queue. Throws Refusal where none waits under that number. */
  async withdraw(id: string): Promise<void> {
    const found = this.#waiting.find((each) => each.id === id)
    if (!found) throw new Refusal(404, 'studio.notQueued', { id })
    this.#waiting = this.#waiting.filter((each) => each !== found)
    this.#tellQueue()
    await this.options.changed(found.name)
  }

  /** Holds the training in memory after the steps under way. */
  async pause(name: string): Promise<void> {
    const current = this.#trainingOf(name)
    if (current.held) return
    let release = () => {}
    const began = performance.now()
    const until = new Promise<void>((resolve) => {
      release = () => {
        current.watch.held(performance.now() - began)
        resolve()
      }
    })
    current.held = { release, until }
    current.watch.flush()
    await this.options.changed(name)
  }

  async continue(name: string): Promise<void> {
    const current = this.#trainingOf(name)
    current.held?.release()
    current.held = undefined
    await this.options.changed(name)
  }

  /** Ends the training; what it has reached is kept, and can be gone on with. */
  async stop(name: string): Promise<void> {
    const current = this.#trainingOf(name)
    current.stopping.abort()
    await this.continue(name)
  }

  /** Throws Refusal where a run of that name trains or waits. */
  refuseBusy(name: string): void {
    const isWaiting = this.#waiting.some((each) => each.name === name)
    if (isWaiting || this.#current?.waiting.name === name)
      throw new Refusal(409, 'studio.busyRun', { name })
  }

  /** Stops what trains, and waits until it is written. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#current?.stopping.abort()
    this.#current?.held?.release()
    await this.#working
  }

  #add(
    place: RunPlace,
    configuration: Configuration,
    isResumed: boolean,
    train: Waiting['train'],
  ): { name: string; position: number } {
    const id = randomBytes(4).toString('hex')
    const since = new Date().toISOString()
    this.#waiting.push({ id, ...place, configuration, isResumed, since, train })
    const position = this.#waiting.length - (this.#current ? 0 : 1)
    this.#tellQueue()
    if (!this.#current) this.#working = this.#work()
    void this.options.changed(place.name)
    return { name: place.name, position }
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const watch = trainingWatch(next.name, this.options.events)
      this.#current = { waiting: next, stopping: new AbortController(), watch }
      this.#tellQueue()
      await this.#train(this.#current)
      watch.flush()
      this.#current = undefined
      if (this.#isClosed) this.#waiting = []
      this.#tellQueue()
      // Not awaited: whoever comes now finds the queue at work, or begins alone.
      void this.options.changed(next.name)
    }
  }

  async #train(current: UnderWay): Promise<void> {
    const { waiting, watch } = current
    const { name, path } = waiting
    const { signal } = current.stopping
    let told = 0
    const hold: TrainingObserver = {
      start: () => this.options.changed(name),
      steps: () => current.held?.until,
      epoch: () => {
        if (performance.now() - told < betweenRowsMs) return
        told = performance.now()
        return this.options.changed(name)
      },
    }
    try {
      const loading = loadingWatch(name, this.options.events, signal)
      await waiting.train({ observers: [epochCodes(path), watch, hold], signal, loading })
    } catch (error) {
      const isStopped = signal.aborted && error === signal.reason
      if (!isStopped) this.#tellFailure(waiting, error)
    }
  }

  async #withEngine(
    { device, threads }: { device: Device; threads: number },
    configuration: Configuration,
    { loading }: Watching,
    use: (data: DataSplits, engine: Engine) => Promise<unknown>,
  ): Promise<void> {
    const starting = nodeEngine({ device, threads })
    starting.catch(() => {})
    try {
      const data = await this.options.data.reload(configuration.data, loading)
      await use(data, await starting)
    } finally {
      await (await starting.catch(() => undefined))?.close()
    }
  }

  #tellFailure(waiting: Waiting, error: unknown): void {
    const { name, isResumed } = waiting
    if (!isResumed) this.failures.set(name, { waiting, error })
    this.options.events.publish('failed', { run: name, ...failureTexts(error) })
  }

  #tellQueue(): void {
    const queue = this.#waiting.map(({ id, name, configuration }) => ({
      id,
      name,
      recipe: configuration.name,
    }))
    this.options.events.publish('queue', { training: this.#current?.waiting.name, queue })
  }

  #trainingOf(name: string): UnderWay {
    if (this.#current?.waiting.name === name) return this.#current
    throw new Refusal(409, 'studio.notTraining', { name })
  }
}

/** In English, and in every language. */
export function failureTexts(error: unknown) {
  const [en, ko] = [describeError(error, 'en'), describeError(error, 'ko')]
  return { message: en, messages: { en, ko } }
}
