// A run's ONNX files, exported when they are asked for and older than the checkpoint.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Device } from '../../engines/engine.js'
import { loadRun } from '../../runs/run.js'
import { runFiles } from '../../runs/run-files.js'
import { portablePrograms } from '../../training/portable-programs.js'
import { Refusal } from './refusal.js'

export const modelFiles = Object.keys(portablePrograms).map((name) => `${name}.onnx`)

export class RunModels {
  readonly #exporting = new Map<string, Promise<unknown>>()

  constructor(private readonly engine: { device: Device; threads: number }) {}

  /** The path of the file. Throws Refusal for another one, and what `loadRun` and `Run.export` throw. */
  async file(path: string, name: string): Promise<string> {
    if (!modelFiles.includes(name)) throw new Refusal(404, 'studio.noFile', { file: name })
    const file = join(path, runFiles.models, name)
    const [model, checkpoint] = await Promise.all(
      [file, join(path, runFiles.lastCheckpoint)].map((each) => stat(each).catch(() => undefined)),
    )
    if (!model || (checkpoint && model.mtimeMs < checkpoint.mtimeMs)) await this.#export(path)
    return file
  }

  /** All three at once, however many ask. */
  #export(path: string): Promise<unknown> {
    const exporting =
      this.#exporting.get(path) ?? this.#fresh(path).finally(() => this.#exporting.delete(path))
    this.#exporting.set(path, exporting)
    return exporting
  }

  async #fresh(path: string): Promise<void> {
    const run = await loadRun(path, this.engine)
    try {
      await run.export(undefined, { force: true })
    } finally {
      await run.close()
    }
  }
}
