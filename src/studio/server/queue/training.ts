// The current training: its events, and how it is paused, continued and stopped.

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

/** A queued training. */
export interface QueuedTraining extends RunPath {
  readonly id: string
  readonly configuration: Configuration
  /** Its folder exists already. */
  readonly isResumed: boolean
  /** Number of epochs to train, if other than in its configuration. */
  readonly epochs?: number | undefined
  readonly since: string
  readonly job: TrainingJob
}

export interface Listeners {
  readonly events: EventLog
  /** Called for every run whose row has changed. */
  readonly changed: (name: string) => Promise<void>
}

/** Requested by a pause; ended by continuing. */
class Hold {
  /** Called when the training is paused. */
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
  /** Steps are taken; false during loading, and while paused. */
  #isStepping = false
  #pausedMs = 0
  #pausedSince: number | undefined
  /** Milliseconds; stopped while nothing is trained. */
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

  /** No step is taken any more, and the last ones are reported. */
  get paused(): boolean {
    return this.#hold !== undefined && !this.#isStepping
  }

  /** Progress of data loading, until it trains. */
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

  /** Pauses the training in memory after the current steps, unless it stops anyway; resolves when it is paused. */
  async pause(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#hold ??= new Hold()
    if (this.#isStepping) await this.#hold.reached
  }

  /** Its row is updated before the next step is reported. */
  async continue(): Promise<void> {
    const hold = this.#hold
    this.#hold = undefined
    if (hold) await this.listeners.changed(this.name)
    hold?.reach()
    hold?.release()
  }

  /** The checkpoint is stored, and can be resumed. */
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
      publish: (progress: LoadingProgress) =>
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

  /** Waits before the first step and after steps while the training is paused, and publishes its row. */
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
