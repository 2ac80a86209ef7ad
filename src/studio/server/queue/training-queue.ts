// Trains one run at a time; others are queued in the order in which they came.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { EngineChoice } from '../../../engines/engine.js'
import { parseConfiguration } from '../../../recipes/resolve.js'
import { defaultRunPath } from '../../../runs/folder/run-folder.js'
import type { Configuration } from '../../../training/configuration.js'
import type { StartedRun } from '../../api/runs.js'
import { localizedMessages } from '../guard/error-response.js'
import { HttpError } from '../guard/http-error.js'
import type { DataCache } from '../runs/data-cache.js'
import { isWithin, type RunPath } from '../runs/run-path.js'
import type { QueueEntry, QueueFile } from './queue-file.js'
import { type Listeners, type QueuedTraining, Training } from './training.js'
import { newRunJob, resumeJob } from './training-job.js'

/** A training that ended before it had a folder. */
export interface Failure {
  readonly waiting: QueuedTraining
  readonly error: unknown
}

export class TrainingQueue {
  readonly failures = new Map<string, Failure>()
  #queue: QueuedTraining[] = []
  #training: Training | undefined
  #isRunning: Promise<void> = Promise.resolve()
  #isClosed = false
  #file: QueueFile | undefined

  constructor(
    private readonly options: Listeners &
      EngineChoice & {
        folder: string
        data: DataCache
      },
  ) {}

  get waiting(): readonly QueuedTraining[] {
    return this.#queue
  }

  get training(): Training | undefined {
    return this.#training
  }

  /** The paused run that the queue waits for: nothing else trains until it is continued or stopped. */
  get pausedRun(): string | undefined {
    const training = this.#training
    return training?.paused && this.#queue.length > 0 ? training.name : undefined
  }

  start(configuration: Configuration): StartedRun {
    const name = basename(defaultRunPath(configuration.name))
    const path = join(this.options.folder, name)
    return this.#add({ name, path, configuration, isResumed: false })
  }

  /** Resumes a run. Throws HttpError if it is training or queued already. */
  resume(
    { name, path }: RunPath,
    configuration: Configuration,
    { epochs }: { epochs?: number | undefined },
  ): StartedRun {
    this.assertNotBusy(name)
    return this.#add({ name, path, configuration, isResumed: true, epochs })
  }

  /** Resumes the stored queue, and stores its changes from now on; returns the number of restored trainings. */
  async restoreQueue(file: QueueFile): Promise<number> {
    this.#file = file
    const { folder } = this.options
    let restoredCount = 0
    for (const queued of file.waiting) {
      const path = join(folder, queued.name)
      const configuration = configurationOf(queued)
      // A new run whose folder exists has started; a resumed one whose folder is deleted cannot be resumed.
      const waitsStill = (await isWithin(folder, path)) === queued.isResumed
      if (!waitsStill || !configuration) continue
      this.#add({ ...queued, path, configuration })
      restoredCount++
    }
    this.#saveQueue()
    return restoredCount
  }

  /** Removes one from the queue. Throws HttpError if none has that id. */
  async cancel(id: string): Promise<void> {
    const found = this.#queue.find((each) => each.id === id)
    if (!found) throw new HttpError(404, 'studio.notQueued', { id })
    this.#queue = this.#queue.filter((each) => each !== found)
    this.#publishQueue()
    await this.options.changed(found.name)
  }

  /** Resolves when it is paused and that is reported, after its last steps. */
  async pause(name: string): Promise<void> {
    await this.#trainingOf(name).pause()
    this.#publishQueue()
    await this.options.changed(name)
  }

  async continue(name: string): Promise<void> {
    await this.#trainingOf(name).continue()
    this.#publishQueue()
  }

  async stop(name: string): Promise<void> {
    this.#trainingOf(name).stop()
    await this.options.changed(name)
  }

  /** Throws HttpError if a run of that name is training or queued. */
  assertNotBusy(name: string): void {
    const isWaiting = this.#queue.some((each) => each.name === name)
    if (isWaiting || this.#training?.name === name)
      throw new HttpError(409, 'studio.busyRun', { name })
  }

  /** Stops the current training, and waits until it is written. */
  async close(): Promise<void> {
    this.#isClosed = true
    const under = this.#training?.waiting
    this.#training?.stop()
    await this.#isRunning
    this.#saveQueue(under)
    await this.#file?.close()
  }

  #add({
    id = randomBytes(4).toString('hex'),
    since = new Date().toISOString(),
    ...added
  }: Omit<QueuedTraining, 'id' | 'since' | 'job'> & { id?: string; since?: string }): StartedRun {
    this.#queue.push({ ...added, id, since, job: this.#jobFor(added) })
    const position = this.#queue.length - (this.#training ? 0 : 1)
    this.#publishQueue()
    if (!this.#training) this.#isRunning = this.#runQueue()
    const { name } = added
    void this.options.changed(name)
    const { pausedRun } = this
    return { name, position, ...(pausedRun !== undefined && { waitsFor: pausedRun }) }
  }

  async #runQueue(): Promise<void> {
    for (;;) {
      const next = this.#isClosed ? undefined : this.#queue.shift()
      if (!next) return
      this.#training = new Training(next, this.options)
      this.#publishQueue()
      await this.#training.run().catch((error) => this.#publishFailure(next, error))
      this.#training = undefined
      this.#publishQueue()
      // Not awaited: later calls find the queue running, or start it again.
      void this.options.changed(next.name)
    }
  }

  #jobFor({
    path,
    configuration,
    isResumed,
    epochs,
  }: Omit<QueuedTraining, 'id' | 'since' | 'job'>) {
    const { data: dataCache } = this.options
    return isResumed
      ? resumeJob(path, { epochs, dataCache })
      : newRunJob(path, { configuration, dataCache, engine: this.options })
  }

  #publishFailure(waiting: QueuedTraining, error: unknown): void {
    const { name, path } = waiting
    // A folder itself records why its run failed.
    if (!existsSync(path)) this.failures.set(name, { waiting, error })
    this.options.events.publish('failed', { run: name, ...localizedMessages(error) })
  }

  /** A current training without a folder still counts as queued. */
  #saveQueue(under = this.#training?.waiting): void {
    const loading = under && !existsSync(under.path) ? [under] : []
    this.#file?.save([...loading, ...this.#queue])
  }

  #publishQueue(): void {
    if (!this.#isClosed) this.#saveQueue()
    const queue = this.#queue.map(({ id, name, configuration }) => ({
      id,
      name,
      recipe: configuration.name,
    }))
    this.options.events.publish('queue', {
      training: this.#training?.name,
      queue,
      waitsFor: this.pausedRun,
    })
  }

  #trainingOf(name: string): Training {
    if (this.#training?.name === name) return this.#training
    throw new HttpError(409, 'studio.notTraining', { name })
  }
}

/** Undefined if it is invalid by now. */
function configurationOf({ configuration }: QueueEntry): Configuration | undefined {
  try {
    return parseConfiguration(configuration)
  } catch {
    return undefined
  }
}
