// State of the server: a folder of runs, a queue of trainings, and the event log.
import type { EngineChoice } from '../../engines/engine.js'
import type { Language } from '../../messages/messages.js'
import { latentsOf } from '../../models/models.js'
import { readDescription } from '../../runs/folder/run-json.js'
import { lockHolder } from '../../runs/folder/run-lock.js'
import type { RunRow } from '../api/runs.js'
import { EventLog } from './events/event-log.js'
import { describeError } from './guard/error-response.js'
import { HttpError } from './guard/http-error.js'
import { TrainingEstimates } from './queue/training-estimates.js'
import { type Failure, TrainingQueue } from './queue/training-queue.js'
import { CodesCache } from './runs/codes-cache.js'
import { DataCache } from './runs/data-cache.js'
import { RunEvaluations } from './runs/run-evaluations.js'
import { ModelExports } from './runs/run-models.js'
import { type RunPath, resolveRunPath } from './runs/run-path.js'
import { RunRows } from './runs/run-rows.js'
import { emptyTrash, moveToTrash, restore } from './runs/trash.js'
import { watchRunsFolder } from './runs/watch-runs-folder.js'

export interface StudioOptions extends EngineChoice {
  /** Folder of all runs, also new ones. */
  readonly folder: string
  /** Where exported models are written, by default within each run. */
  readonly models?: string | undefined
}

export class Studio {
  readonly events = new EventLog()
  readonly data = new DataCache((progress) => this.events.publish('loading', progress))
  readonly queue: TrainingQueue
  readonly codes: CodesCache
  readonly models: ModelExports
  readonly evaluations: RunEvaluations
  readonly estimates: TrainingEstimates
  readonly #rows: RunRows
  readonly #closing = new AbortController()
  #publishing: Promise<void> = Promise.resolve()

  constructor(readonly options: StudioOptions) {
    const { data, events } = this
    this.#rows = new RunRows(options.folder)
    const changed = (name: string) => this.publishRow(name)
    this.queue = new TrainingQueue({ ...options, data, events, changed })
    this.codes = new CodesCache(data, options)
    this.models = new ModelExports(options, options.models)
    this.evaluations = new RunEvaluations(events, options)
    void watchRunsFolder(
      {
        events,
        rows: async () =>
          (await this.rows('en')).filter(({ name }) => name !== this.queue.training?.name),
        version: (name) => this.#rows.metricsVersion(name),
        publish: changed,
      },
      this.#closing.signal,
    )
    this.estimates = new TrainingEstimates({
      ...options,
      isBusy: () => this.queue.training !== undefined,
      earlier: () => this.#rows.cached(),
    })
  }

  /** Also queued ones, and those that ended before they had a folder; the newest first, broken ones last. */
  async rows(language: Language): Promise<RunRow[]> {
    const rows = new Map<string, RunRow>()
    for (const row of await this.#rows.all(language)) rows.set(row.name, this.#withQueueStatus(row))
    for (const row of this.#runsWithoutFolder(language))
      if (!rows.has(row.name)) rows.set(row.name, row)
    return [...rows.values()].sort(byTime)
  }

  /** Undefined if there is no run of that name. */
  async row(name: string, language: Language): Promise<RunRow | undefined> {
    const row = await this.#rows.row(name, language)
    return row
      ? this.#withQueueStatus(row)
      : this.#runsWithoutFolder(language).find((each) => each.name === name)
  }

  /** Throws HttpError if no run of that name has a folder. */
  runPath(name: string): Promise<RunPath> {
    return resolveRunPath(this.options.folder, name)
  }

  sparkline(name: string): Promise<readonly number[]> {
    return this.#rows.sparkline(name)
  }

  async resume(name: string, { epochs }: { epochs?: number | undefined }) {
    const path = await this.runPath(name)
    const { configuration, status, progress } = await readDescription(path.path)
    if (status === 'finished' && (epochs ?? 0) <= progress.epochs)
      throw new HttpError(409, 'studio.over', { name, epochs: progress.epochs })
    return this.queue.resume(path, configuration, { epochs })
  }

  /** Interrupts an evaluation of the run; resolves to the id with which it can be restored. Throws HttpError if the
   *  run trains, here or elsewhere, or is queued. */
  async delete(name: string): Promise<string | undefined> {
    const { folder } = this.options
    this.queue.assertNotBusy(name)
    if (this.queue.failures.delete(name)) {
      await this.publishRow(name)
      return undefined
    }
    const { path } = await this.runPath(name)
    const holder = await lockHolder(path)
    if (holder) throw new HttpError(409, 'studio.trainedElsewhere', { name, ...holder })
    await this.evaluations.stop(name)
    const id = await moveToTrash(folder, name)
    await emptyTrash(folder)
    await this.publishRow(name)
    return id
  }

  /** Restores a deleted run; resolves to its name. Throws HttpError if that is impossible. */
  async restore(id: string): Promise<string> {
    const name = await restore(this.options.folder, id)
    await this.publishRow(name)
    return name
  }

  /** Publishes the current row, its reason in every language; one after the other, so that no row overtakes
   *  a later one. */
  publishRow(name: string): Promise<void> {
    this.#publishing = this.#publishing.then(() => this.#publish(name))
    return this.#publishing
  }

  async #publish(name: string): Promise<void> {
    try {
      const [row, korean] = await Promise.all([this.row(name, 'en'), this.row(name, 'ko')])
      const reasons = row?.reason && {
        reasons: { en: row.reason, ko: korean?.reason ?? row.reason },
      }
      this.events.publish('runs', row ? { ...row, ...reasons } : { name, removed: true })
    } catch {
      // Errors of the disk are reported to whoever requests the list.
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all([this.queue.close(), this.evaluations.close()])
    this.events.close()
  }

  /** With the fields that only the queue knows. */
  #withQueueStatus(row: RunRow): RunRow {
    const { training, waiting } = this.queue
    if (training?.name === row.name) {
      const { progress } = training
      return {
        ...row,
        status: training.paused ? 'paused' : 'running',
        ...(progress && { ofEpochs: progress.ofEpochs, steps: progress.step }),
        ...(progress?.measured && {
          epochs: progress.measured.epoch,
          validation: progress.measured.validation,
        }),
      }
    }
    if (waiting.some(({ name }) => name === row.name)) return { ...row, status: 'queued' }
    return row.status === 'running' ? { ...row, isElsewhere: true } : row
  }

  #runsWithoutFolder(language: Language): RunRow[] {
    const { training, waiting, failures } = this.queue
    const under = training ? [rowWithoutFolder(training.waiting, 'running')] : []
    return [
      ...under,
      ...waiting.map((each) => rowWithoutFolder(each, 'queued')),
      ...[...failures.values()].map((failure) => failedRow(failure, language)),
    ]
  }
}

function rowWithoutFolder(
  { name, configuration, since }: Failure['waiting'],
  status: RunRow['status'],
): RunRow {
  const { training, model, data } = configuration
  return {
    name,
    status,
    recipe: configuration.name,
    data: data.source,
    epochs: 0,
    ofEpochs: training.epochs,
    steps: 0,
    seconds: 0,
    created: since,
    updated: since,
    latent: latentsOf(model),
    configuration,
  }
}

function failedRow({ waiting, error }: Failure, language: Language): RunRow {
  return { ...rowWithoutFolder(waiting, 'failed'), reason: describeError(error, language) }
}

function byTime(one: RunRow, other: RunRow): number {
  const time = ({ created }: RunRow) => (created ? Date.parse(created) : 0)
  return time(other) - time(one) || (one.name < other.name ? -1 : 1)
}
