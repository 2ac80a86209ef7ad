// A run's ONNX files, exported on demand for the current checkpoint.
import { stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Device } from '../../../engines/engine.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { loadRun } from '../../../runs/run.js'
import { exportedPrograms } from '../../../training/portable-programs.js'
import { HttpError } from '../guard/http-error.js'

export const modelFiles = Object.keys(exportedPrograms).map((name) => `${name}.onnx`)

export class ModelExports {
  readonly #exporting = new Map<string, Promise<unknown>>()

  constructor(private readonly engine: { device: Device; threads: number }) {}

  /** Within the run's folder, with slashes. Throws HttpError for another path, and what `loadRun` and `export` throw. */
  async file(path: string, name: string): Promise<string> {
    if (!modelFiles.includes(name)) throw new HttpError(404, 'studio.noFile', { file: name })
    const [model, checkpoint] = await Promise.all([
      timeOf(join(path, runFiles.models, name)),
      timeOf(join(path, runFiles.lastCheckpoint)),
    ])
    if (!model || (checkpoint && model.getTime() !== checkpoint.getTime())) await this.#export(path)
    return `${runFiles.models}/${name}`
  }

  /** All three together, however many requests there are. */
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
      const models = await run.export(undefined, { force: true })
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
