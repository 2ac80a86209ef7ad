// One training under way: what it tells, and how it is paused, continued and stopped.
import type { Configuration } from '../../training/configuration.js'
import type { TrainingObserver } from '../../training/events.js'
import type { EventLog } from './event-log.js'
import { loadingWatch } from './loading-watch.js'
import type { RunPlace } from './run-place.js'
import { type TrainingProgress, type TrainingWatch, trainingWatch } from './training-watch.js'
import type { TrainingWork } from './training-work.js'

const betweenRowsMs = 500

/** One that waits for its turn. */
export interface Waiting extends RunPlace {
  readonly id: string
  readonly configuration: Configuration
  /** It has a folder already. */
  readonly isResumed: boolean
  readonly since: string
  readonly work: TrainingWork
}

export interface Listeners {
  readonly events: EventLog
  /** Told of every run whose row is another now. */
  readonly changed: (name: string) => Promise<void>
}

export class Training {
  readonly #stopping = new AbortController()
  readonly #watch: TrainingWatch
  #held: { readonly release: () => void; readonly until: Promise<void> } | undefined

  constructor(
    readonly waiting: Waiting,
    private readonly listeners: Listeners,
  ) {
    this.#watch = trainingWatch(waiting.name, listeners.events)
  }

  get name(): string {
    return this.waiting.name
  }

  get paused(): boolean {
    return this.#held !== undefined
  }

  get progress(): TrainingProgress | undefined {
    return this.#watch.progress
  }

  /** Resolves when it has ended, or was stopped. Throws what the training throws. */
  async run(): Promise<void> {
    const { signal } = this.#stopping
    try {
      const loading = loadingWatch(this.name, this.listeners.events, signal)
      const observers = [this.#watch, this.#holding()]
      await this.waiting.work({ observers, signal, loading })
    } catch (error) {
      const isStopped = signal.aborted && error === signal.reason
      if (!isStopped) throw error
    } finally {
      this.#watch.flush()
    }
  }

  /** Holds the training in memory after the steps under way. */
  pause(): void {
    if (this.#held) return
    let release = () => {}
    const began = performance.now()
    const until = new Promise<void>((resolve) => {
      release = () => {
        this.#watch.held(performance.now() - began)
        resolve()
      }
    })
    this.#held = { release, until }
    this.#watch.flush()
  }

  continue(): void {
    this.#held?.release()
    this.#held = undefined
  }

  /** What it has reached is kept, and can be gone on with. */
  stop(): void {
    this.#stopping.abort()
    this.continue()
  }

  /** Waits after steps for as long as the training is paused, and tells what its row is now. */
  #holding(): TrainingObserver {
    const changed = () => this.listeners.changed(this.name)
    let told = 0
    return {
      start: changed,
      steps: () => this.#held?.until,
      epoch: () => {
        if (performance.now() - told < betweenRowsMs) return
        told = performance.now()
        return changed()
      },
    }
  }
}
