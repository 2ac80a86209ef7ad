// A run's ONNX files, exported on demand for the current checkpoint, apart from those that the user exported.
import { stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineChoice } from '../../../engines/engine.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { loadRun } from '../../../runs/run.js'
import { exportedPrograms } from '../../../training/portable-programs.js'
import { HttpError } from '../guard/http-error.js'
import { isWithin } from './run-path.js'

const modelFiles = Object.keys(exportedPrograms).map((name) => `${name}.onnx`)

export class ModelExports {
  readonly #exporting = new Map<string, Promise<unknown>>()

  /** `folder`: where the models are written, by default within each run. */
  constructor(
    private readonly engine: EngineChoice,
    private readonly folder?: string,
  ) {}

  /** The path of the file. Throws HttpError for another path, and what `loadRun` and `export` throw. */
  async file(path: string, name: string): Promise<string> {
    if (!modelFiles.includes(name)) throw new HttpError(404, 'studio.noFile', { file: name })
    const file = join(this.#folderOf(path), name)
    const [model, checkpoint] = await Promise.all([
      timeOf(file),
      timeOf(join(path, runFiles.lastCheckpoint)),
    ])
    if (!model || (checkpoint && model.getTime() !== checkpoint.getTime())) await this.#export(path)
    if (!(await isWithin(this.#folderOf(path), file)))
      throw new HttpError(404, 'studio.noFile', { file: name })
    return file
  }

  #folderOf(path: string): string {
    return this.folder ?? join(path, runFiles.servedModels)
  }

  /** All together, however many requests there are. */
  #export(path: string): Promise<unknown> {
    const exporting =
      this.#exporting.get(path) ??
      this.#exportModels(path).finally(() => this.#exporting.delete(path))
    this.#exporting.set(path, exporting)
    return exporting
  }

  /** The models get the modification time of their checkpoint: a training may replace that one meanwhile. */
  async #exportModels(path: string): Promise<void> {
    const time = await timeOf(join(path, runFiles.lastCheckpoint))
    const run = await loadRun(path, this.engine)
    try {
      const models = await run.export(this.#folderOf(path), { force: true })
      if (time) for (const model of models) await utimes(model.path, time, time)
    } finally {
      await run.close()
    }
  }
}

async function timeOf(path: string): Promise<Date | undefined> {
  return stat(path).then(
    ({ mtime }) => mtime,
    () => undefined,
  )
}
