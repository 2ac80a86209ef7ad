// Trains one run at a time; others wait in the order in which they came.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Device } from '../../../engines/engine.js'
import { resolveConfiguration } from '../../../recipes/resolve.js'
import { defaultRunPath } from '../../../runs/folder/run-folder.js'
import type { Configuration } from '../../../training/configuration.js'
import { failureTexts } from '../guard/error-response.js'
import { Refusal } from '../guard/http-error.js'
import type { DataShelf } from '../runs/data-cache.js'
import { isWithin, type RunPlace } from '../runs/run-path.js'
import type { KeptWaiting, QueueFile } from './queue-file.js'
import { type Listeners, Training, type Waiting } from './training.js'
import { beginning, goingOn } from './training-job.js'

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
  #file: QueueFile | undefined

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
    const name = basename(defaultRunPath(configuration.name))
    const path = join(this.options.folder, name)
    return this.#add({ name, path, configuration, isResumed: false })
  }

  /** Goes on with a run. Throws Refusal where it trains or waits already. */
  resume(
    { name, path }: RunPlace,
    configuration: Configuration,
    { epochs }: { epochs?: number | undefined },
  ): { name: string; position: number } {
    this.refuseBusy(name)
    return this.#add({ name, path, configuration, isResumed: true, epochs })
  }

  /** Goes on with what waited when the file was last written, and keeps it up to date; gives how many those are. */
  async recall(file: QueueFile): Promise<number> {
    this.#file = file
    const { folder } = this.options
    let recalled = 0
    for (const kept of file.waiting) {
      const path = join(folder, kept.name)
      const configuration = configurationOf(kept)
      // One that is there already has begun; one that is gone cannot be gone on with.
      const waitsStill = (await isWithin(folder, path)) === kept.isResumed
      if (!waitsStill || !configuration) continue
      this.#add({ ...kept, path, configuration })
      recalled++
    }
    this.#keep()
    return recalled
  }

  /** Takes one out of the queue. Throws Refusal where none waits under that number. */
  async withdraw(id: string): Promise<void> {
    const found = this.#waiting.find((each) => each.id === id)
    if (!found) throw new Refusal(404, 'studio.notQueued', { id })
    this.#waiting = this.#waiting.filter((each) => each !== found)
    this.#tellQueue()
    await this.options.changed(found.name)
  }

  /** Resolves when it stands and that is told, after its last steps. */
  async pause(name: string): Promise<void> {
    await this.#trainingOf(name).pause()
    await this.options.changed(name)
  }

  async continue(name: string): Promise<void> {
    await this.#trainingOf(name).continue()
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
    const under = this.#training?.waiting
    this.#training?.stop()
    await this.#working
    this.#keep(under)
    await this.#file?.close()
  }

  #add({
    id = randomBytes(4).toString('hex'),
    since = new Date().toISOString(),
    ...added
  }: Omit<Waiting, 'id' | 'since' | 'work'> & { id?: string; since?: string }): {
    name: string
    position: number
  } {
    this.#waiting.push({ ...added, id, since, work: this.#workOf(added) })
    const position = this.#waiting.length - (this.#training ? 0 : 1)
    this.#tellQueue()
    if (!this.#training) this.#working = this.#work()
    const { name } = added
    void this.options.changed(name)
    return { name, position }
  }

  async #work(): Promise<void> {
    for (;;) {
      const next = this.#isClosed ? undefined : this.#waiting.shift()
      if (!next) return
      this.#training = new Training(next, this.options)
      this.#tellQueue()
      await this.#training.run().catch((error) => this.#tellFailure(next, error))
      this.#training = undefined
      this.#tellQueue()
      // Not awaited: whoever comes now finds the queue at work, or begins alone.
      void this.options.changed(next.name)
    }
  }

  #workOf({ path, configuration, isResumed, epochs }: Omit<Waiting, 'id' | 'since' | 'work'>) {
    const { device, threads, data: shelf } = this.options
    return isResumed
      ? goingOn(path, { epochs, shelf })
      : beginning(path, { configuration, shelf, device, threads })
  }

  #tellFailure(waiting: Waiting, error: unknown): void {
    const { name, path } = waiting
    // A folder tells by itself why its run failed.
    if (!existsSync(path)) this.failures.set(name, { waiting, error })
    this.options.events.publish('failed', { run: name, ...failureTexts(error) })
  }

  /** One under way that has no folder yet waits still. */
  #keep(under = this.#training?.waiting): void {
    const loading = under && !existsSync(under.path) ? [under] : []
    this.#file?.keep([...loading, ...this.#waiting])
  }

  #tellQueue(): void {
    if (!this.#isClosed) this.#keep()
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

/** Undefined where it is none any more. */
function configurationOf({ configuration }: KeptWaiting): Configuration | undefined {
  try {
    return resolveConfiguration(configuration)
  } catch {
    return undefined
  }
}
