// The runs in a folder as rows of a table; what was read stays known while the file is as it was.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type JamjaeError, NewerFormatError } from '../../../errors.js'
import type { Language } from '../../../messages/messages.js'
import { readEpochs } from '../../../runs/folder/metrics.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { runAt } from '../../../runs/folder/run-list.js'
import { isTraining } from '../../../runs/folder/run-lock.js'
import type { RunSummary } from '../../../runs/folder/run-summary.js'
import type { RunRow } from '../../api/runs.js'
import { describeError, failureText } from '../guard/error-response.js'
import { Refusal } from '../guard/http-error.js'
import { isRunName, isWithin, refuseLinkedParts } from './run-path.js'

type Found = RunSummary | { readonly problem: JamjaeError }
interface Cached<Value> {
  readonly version: string
  readonly value: Value
}

/** Values of a spark line at most. */
const sparkLength = 60
const filesAtOnce = 64

export class RunRows {
  readonly #found = new Map<string, Cached<RunSummary>>()
  readonly #sparks = new Map<string, Cached<readonly number[]>>()

  constructor(readonly folder: string) {}

  /** All of them; a folder that is no run is left out. */
  async all(language: Language): Promise<RunRow[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch(() => [])
    const names = entries
      .filter((each) => !each.isFile() && isRunName(each.name))
      .map(({ name }) => name)
    const rows: (RunRow | undefined)[] = []
    for (let from = 0; from < names.length; from += filesAtOnce) {
      const some = names.slice(from, from + filesAtOnce)
      rows.push(...(await Promise.all(some.map((name) => this.row(name, language)))))
    }
    for (const name of this.#found.keys()) if (!names.includes(name)) this.#found.delete(name)
    return rows.filter((row) => row !== undefined)
  }

  /** Undefined where that folder is no run. */
  async row(name: string, language: Language): Promise<RunRow | undefined> {
    const found = await this.#read(name)
    if (!found) return undefined
    if ('problem' in found) {
      const { problem } = found
      const status = problem instanceof NewerFormatError ? 'newer' : 'broken'
      return { name, status, reason: describeError(problem, language) }
    }
    const { path, description } = found
    // A process may have gone since.
    const isStopped = description.status === 'running' && !(await isTraining(path))
    return rowOf({ ...found, status: isStopped ? 'stopped' : description.status }, language)
  }

  /** What was read so far. */
  known(): RunSummary[] {
    return [...this.#found.values()].map(({ value }) => value)
  }

  /** Another one as soon as figures were added. */
  figuresVersion(name: string): Promise<string> {
    return versionOf(join(this.folder, name, runFiles.metrics))
  }

  /** Validation losses by epoch, thinned. */
  async spark(name: string): Promise<readonly number[]> {
    const path = join(this.folder, name)
    const version = await versionOf(join(path, runFiles.metrics))
    const known = this.#sparks.get(name)
    if (known?.version === version) return known.value
    const losses = (await readEpochs(path)).map(({ validation }) => validation.loss)
    const value = thinned(losses, sparkLength)
    this.#sparks.set(name, { version, value })
    return value
  }

  async #read(name: string): Promise<Found | undefined> {
    const path = join(this.folder, name)
    const version = await versionOf(join(path, runFiles.description))
    const known = this.#found.get(name)
    if (known?.version === version) return known.value
    const found = await this.#fresh(name, path)
    // What is damaged may be repaired while run.json stays as it is: it is read again.
    if (found && 'description' in found) this.#found.set(name, { version, value: found })
    else this.#found.delete(name)
    return found
  }

  async #fresh(name: string, path: string): Promise<Found | undefined> {
    const found = await runAt(path, name)
    if (!found) return found
    if (!(await isWithin(this.folder, path)))
      return { problem: new Refusal(404, 'studio.outside', { name }) }
    // What a link leads to is not quoted either.
    return refuseLinkedParts({ name, path }).then(
      () => found,
      (problem: Refusal) => ({ problem }),
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
    latent: configuration.model.latent,
    unit,
    ...(status === 'failed' && failure && { reason: failureText(failure, language) }),
  }
}

/** Changes whenever the file does. */
async function versionOf(path: string): Promise<string> {
  return stat(path).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    () => '',
  )
}

/** At most `most` of the values, the last one among them, as far apart as each other. */
function thinned(values: readonly number[], most: number): number[] {
  if (values.length <= most) return [...values]
  const every = (values.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, at) => values[Math.round(at * every)] as number)
}
