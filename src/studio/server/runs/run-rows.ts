// The runs in a folder as rows of a table; what was read is cached until the file changes.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type JamjaeError, NewerFormatError } from '../../../errors.js'
import type { Language } from '../../../messages/messages.js'
import { latentsOf } from '../../../models/models.js'
import { readEpochs } from '../../../runs/folder/metrics.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { runAt } from '../../../runs/folder/run-list.js'
import { isTraining } from '../../../runs/folder/run-lock.js'
import type { RunSummary } from '../../../runs/folder/run-summary.js'
import type { RunRow } from '../../api/runs.js'
import { describeError, failureText } from '../guard/error-response.js'
import { HttpError } from '../guard/http-error.js'
import { assertNoExternalLinks, isRunName, isWithin } from './run-path.js'

type Found = RunSummary | { readonly problem: JamjaeError }
interface Cached<Value> {
  readonly version: string
  readonly value: Value
}

/** Maximum number of values of a sparkline. */
const maxSparklinePoints = 60
const maxConcurrentReads = 64

export class RunRows {
  readonly #found = new Map<string, Cached<RunSummary>>()
  readonly #sparklines = new Map<string, Cached<readonly number[]>>()

  constructor(readonly folder: string) {}

  /** All of them; a folder that is no run is skipped. */
  async all(language: Language): Promise<RunRow[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch(() => [])
    const names = entries
      .filter((each) => !each.isFile() && isRunName(each.name))
      .map(({ name }) => name)
    const rows: (RunRow | undefined)[] = []
    for (let from = 0; from < names.length; from += maxConcurrentReads) {
      const some = names.slice(from, from + maxConcurrentReads)
      rows.push(...(await Promise.all(some.map((name) => this.row(name, language)))))
    }
    for (const name of this.#found.keys()) if (!names.includes(name)) this.#found.delete(name)
    return rows.filter((row) => row !== undefined)
  }

  /** Undefined if that folder is no run. */
  async row(name: string, language: Language): Promise<RunRow | undefined> {
    const found = await this.#read(name)
    if (!found) return undefined
    if ('problem' in found) {
      const { problem } = found
      const status = problem instanceof NewerFormatError ? 'newer' : 'broken'
      return { name, status, reason: describeError(problem, language) }
    }
    const { path, description } = found
    // A process may have ended since.
    const isStopped = description.status === 'running' && !(await isTraining(path))
    return rowOf({ ...found, status: isStopped ? 'stopped' : description.status }, language)
  }

  /** What was read so far. */
  cached(): RunSummary[] {
    return [...this.#found.values()].map(({ value }) => value)
  }

  /** Changes as soon as metrics were added. */
  metricsVersion(name: string): Promise<string> {
    return fileVersion(join(this.folder, name, runFiles.metrics))
  }

  /** Validation losses by epoch, thinned. */
  async sparkline(name: string): Promise<readonly number[]> {
    const path = join(this.folder, name)
    const version = await fileVersion(join(path, runFiles.metrics))
    const cached = this.#sparklines.get(name)
    if (cached?.version === version) return cached.value
    const losses = (await readEpochs(path)).map(({ validation }) => validation.loss)
    const value = downsample(losses, maxSparklinePoints)
    this.#sparklines.set(name, { version, value })
    return value
  }

  async #read(name: string): Promise<Found | undefined> {
    const path = join(this.folder, name)
    const version = await fileVersion(join(path, runFiles.description))
    const cached = this.#found.get(name)
    if (cached?.version === version) return cached.value
    const found = await this.#readUncached(name, path)
    // Damaged files may be repaired while run.json stays the same: they are read again.
    if (found && 'description' in found) this.#found.set(name, { version, value: found })
    else this.#found.delete(name)
    return found
  }

  async #readUncached(name: string, path: string): Promise<Found | undefined> {
    const found = await runAt(path, name)
    if (!found) return found
    if (!(await isWithin(this.folder, path)))
      return { problem: new HttpError(404, 'studio.outside', { name }) }
    // The target of a link is not quoted either.
    return assertNoExternalLinks({ name, path }).then(
      () => found,
      (problem: HttpError) => ({ problem }),
    )
  }
}

function rowOf({ name, status, unit, description }: RunSummary, language: Language): RunRow {
  const { configuration, data, progress, created, updated, validation, best, failure } = description
  return {
    name,
    status,
    recipe: configuration.name,
    data: data.source,
    epochs: progress.epochs,
    ofEpochs: configuration.training.epochs,
    steps: progress.steps,
    seconds: progress.seconds,
    created,
    updated,
    ...(validation && { validation }),
    ...(best && { best }),
    latent: latentsOf(configuration.model),
    unit,
    ...(status === 'failed' && failure && { reason: failureText(failure, language) }),
  }
}

/** Changes whenever the file does. */
async function fileVersion(path: string): Promise<string> {
  return stat(path).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    () => '',
  )
}

/** At most `maxLength` of the values, the last one among them, equally spaced. */
function downsample(values: readonly number[], maxLength: number): number[] {
  if (values.length <= maxLength) return [...values]
  const every = (values.length - 1) / (maxLength - 1)
  return Array.from({ length: maxLength }, (_, at) => values[Math.round(at * every)] as number)
}
