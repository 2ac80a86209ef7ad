// Trains one run at a time; others wait in the order in which they came.
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Device } from '../../engines/engine.js'
import { defaultRunPath } from '../../runs/run-folder.js'
import type { Configuration } from '../../training/configuration.js'
import type { DataShelf } from './data-shelf.js'
import { failureTexts } from './error-answer.js'
import { Refusal } from './refusal.js'
import type { RunPlace } from './run-place.js'
import { type Listeners, Training, type Waiting } from './training.js'
import { beginning, goingOn } from './training-work.js'

/** A training that ended before it had a folder. */
export interface Failure {
  readonly waiting: Waiting
  readonly error: unknown
}

export class TrainingQueue {
  readonly failures = new Map<string, Failure>()
  #waiting: Waiting[] = []
  #training: Training | undefined
  #working: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(
    private readonly options: Listeners & {
      folder: string
      device: Device
      threads: number
      data: DataShelf
    },
  ) {}

  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  get training(): Training | undefined {
    return this.#training
  }

  /** Gives its name and its place in the queue, 0 for one that begins at once. */
  start(configuration: Configuration): { name: string; position: number } {
    const { folder, device, threads, data: shelf } = this.options
    const name = basename(defaultRunPath(configuration.name))
    const path = join(folder, name)
    const work = beginning(path, { configuration, shelf, device, threads })
    return this.#add({ name, path, configuration, isResumed: false, work })
  }

  /** Goes on with a run. Throws Refusal where it trains or waits already. */
  resume(
    { name, path }: RunPlace,
    configuration: Configuration,
    { epochs }: { epochs?: number | undefined },
  ): { name: string; position: number } {
    this.refuseBusy(name)
    const work = goingOn(path, { epochs, shelf: this.options.data })
    return this.#add({ name, path, configuration, isResumed: true, work })
  }

  /** Takes one out of the queue. Throws Refusal where none waits under that number. */
  async withdraw(id: string): Promise<void> {
    const found = this.#waiting.find((each) => each.id === id)
    if (!found) throw new Refusal(404, 'studio.notQueued', { id })
    this.#waiting = this.#waiting.filter((each) => each !== found)
    this.#tellQueue()
    await this.options.changed(found.name)
  }

  async pause(name: string): Promise<void> {
    this.#trainingOf(name).pause()
    await this.options.changed(name)
  }

  async continue(name: string): Promise<void> {
    this.#trainingOf(name).continue()
    await this.options.changed(name)
  }

  async stop(name: string): Promise<void> {
    this.#trainingOf(name).stop()
    await this.options.changed(name)
  }

  /** Throws Refusal where a run of that name trains or waits. */
  refuseBusy(name: string): void {
    const isWaiting = this.#waiting.some((each) => each.name === name)
    if (isWaiting || this.#training?.name === name)
      throw new Refusal(409, 'studio.busyRun', { name })
  }

  /** Stops what trains, and waits until it is written. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#training?.stop()
    await this.#working
  }

  #add(added: Omit<Waiting, 'id' | 'since'>): { name: string; position: number } {
    const id = randomBytes(4).toString('hex')
    const since = new Date().toISOString()
    this.#waiting.push({ ...added, id, since })
    const position = this.#waiting.length - (this.#training ? 0 : 1)
    this.#tellQueue()
    if (!this.#training) this.#working = this.#work()
    const { name } = added
    void this.options.changed(name)
    return { name, position }
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      this.#training = new Training(next, this.options)
      this.#tellQueue()
      await this.#training.run().catch((error) => this.#tellFailure(next, error))
      this.#training = undefined
      if (this.#isClosed) this.#waiting = []
      this.#tellQueue()
      // Not awaited: whoever comes now finds the queue at work, or begins alone.
      void this.options.changed(next.name)
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
    this.options.events.publish('queue', { training: this.#training?.name, queue })
  }

  #trainingOf(name: string): Training {
    if (this.#training?.name === name) return this.#training
    throw new Refusal(409, 'studio.notTraining', { name })
  }
}
