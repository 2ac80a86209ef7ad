// One training under way: what it tells, and how it is paused, continued and stopped.

import type { LoadOptions } from '../../../data/load.js'
import type { Configuration } from '../../../training/configuration.js'
import type { TrainingObserver } from '../../../training/events.js'
import type { LoadingProgress } from '../../api/loading.js'
import type { TrainingProgress } from '../../api/queue.js'
import type { EventLog } from '../events/event-log.js'
import { loadingEvents } from '../events/loading-events.js'
import { type TrainingEvents, trainingEvents } from '../events/training-events.js'
import type { RunPath } from '../runs/run-path.js'
import type { TrainingJob } from './training-job.js'

const rowIntervalMs = 500

/** One that waits for its turn. */
export interface QueuedTraining extends RunPath {
  readonly id: string
  readonly configuration: Configuration
  /** It has a folder already. */
  readonly isResumed: boolean
  /** Until which it goes on, where that is another than its configuration says. */
  readonly epochs?: number | undefined
  readonly since: string
  readonly job: TrainingJob
}

export interface Listeners {
  readonly events: EventLog
  /** Told of every run whose row is another now. */
  readonly changed: (name: string) => Promise<void>
}

/** Asked for by a pause; ends with going on. */
class Hold {
  /** Called when the training stands. */
  reach = () => {}
  release = () => {}
  readonly reached = new Promise<void>((resolve) => {
    this.reach = resolve
  })
  readonly released = new Promise<void>((resolve) => {
    this.release = resolve
  })
}

export class Training {
  readonly #stopping = new AbortController()
  readonly #watch: TrainingEvents
  #loading: LoadingProgress | undefined
  #hold: Hold | undefined
  /** Steps are taken; false while data is loaded, and while it stands. */
  #isStepping = false
  #pausedMs = 0
  #pausedSince: number | undefined
  /** Milliseconds; paused while nothing is trained. */
  readonly #clock = () => (this.#pausedSince ?? performance.now()) - this.#pausedMs

  constructor(
    readonly waiting: QueuedTraining,
    private readonly listeners: Listeners,
  ) {
    this.#watch = trainingEvents(waiting.name, listeners.events, this.#clock)
  }

  get name(): string {
    return this.waiting.name
  }

  /** No step is taken any more, and those that were are told. */
  get paused(): boolean {
    return this.#hold !== undefined && !this.#isStepping
  }

  /** How far its data is loaded, until it trains. */
  get loading(): LoadingProgress | undefined {
    return this.#loading
  }

  get progress(): TrainingProgress | undefined {
    return this.#watch.progress
  }

  /** Resolves when it has ended, or was stopped. Throws what the training throws. */
  async run(): Promise<void> {
    const { signal } = this.#stopping
    const { events } = this.listeners
    const saved = (epoch: number) => events.publish('saved', { run: this.name, epoch })
    try {
      const loading = this.#loadingWatch(signal)
      const observers = [this.#watch, this.#pauseObserver()]
      await this.waiting.job({ observers, signal, loading, clock: this.#clock, saved })
    } catch (error) {
      const isStopped = signal.aborted && error === signal.reason
      if (!isStopped) throw error
    } finally {
      this.#watch.flush()
      this.#isStepping = false
      this.#hold?.reach()
    }
  }

  /** Holds the training in memory after the steps under way, unless it stops anyway; resolves when it stands. */
  async pause(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#hold ??= new Hold()
    if (this.#isStepping) await this.#hold.reached
  }

  /** What is shown of it changes before the next step is told. */
  async continue(): Promise<void> {
    const hold = this.#hold
    this.#hold = undefined
    if (hold) await this.listeners.changed(this.name)
    hold?.reach()
    hold?.release()
  }

  /** What it has reached is kept, and can be gone on with. */
  stop(): void {
    this.#stopping.abort()
    this.#hold?.reach()
    this.#hold?.release()
    this.#hold = undefined
  }

  #loadingWatch(signal: AbortSignal): LoadOptions {
    const { source } = this.waiting.configuration.data
    const run = this.name
    const listener = {
      keep: (progress: LoadingProgress) => {
        this.#loading = progress
      },
      tell: (progress: LoadingProgress) =>
        this.listeners.events.publish('loading', { run, source, ...progress }),
    }
    return loadingEvents(source, listener, signal)
  }

  async #waitWhilePaused(): Promise<void> {
    if (!this.#hold) return
    this.#watch.flush()
    this.#isStepping = false
    this.#pausedSince = performance.now()
    while (this.#hold) {
      this.#hold.reach()
      await this.#hold.released
    }
    this.#pausedMs += performance.now() - this.#pausedSince
    this.#pausedSince = undefined
    this.#isStepping = true
  }

  /** Waits before the first step and after steps for as long as the training is paused, and tells what its row is now. */
  #pauseObserver(): TrainingObserver {
    const changed = () => this.listeners.changed(this.name)
    let lastPublishedAt = 0
    return {
      start: async () => {
        this.#loading = undefined
        await changed()
        await this.#waitWhilePaused()
        this.#isStepping = true
      },
      steps: () => this.#waitWhilePaused(),
      epoch: () => {
        if (performance.now() - lastPublishedAt < rowIntervalMs) return
        lastPublishedAt = performance.now()
        return changed()
      },
    }
  }
}
