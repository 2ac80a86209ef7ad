// Evaluations of runs, one after another, with progress events, stored in the runs' folders.
import { join } from 'node:path'
import type { EvaluationPhase } from '../../../analysis/evaluate.js'
import type { Device } from '../../../engines/engine.js'
import { writeAtomic } from '../../../files/atomic-file.js'
import { loadRun } from '../../../runs/run.js'
import type { EventLog } from '../events/event-log.js'
import { localizedMessages } from '../guard/error-response.js'
import { HttpError } from '../guard/http-error.js'
import type { RunPath } from './run-path.js'

export const evaluationFile = 'evaluation.json'
const minIntervalMs = 200

export class RunEvaluations {
  readonly #names = new Set<string>()
  readonly #closing = new AbortController()
  #last: Promise<void> = Promise.resolve()

  constructor(
    private readonly events: EventLog,
    private readonly engine: { device: Device; threads: number },
  ) {}

  /** Starts when those before it are done. Throws HttpError if this run is being evaluated already. */
  start(path: RunPath, options: { samples?: number | undefined }): void {
    this.assertNotBusy(path.name)
    this.#names.add(path.name)
    this.#last = this.#last.then(() => this.#evaluate(path, options))
  }

  /** Throws HttpError if the run is being evaluated, or queued for it. */
  assertNotBusy(name: string): void {
    if (this.#names.has(name)) throw new HttpError(409, 'studio.busyRun', { name })
  }

  /** Interrupts the current one, and waits until that is done. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#last
  }

  async #evaluate({ name, path }: RunPath, { samples }: { samples?: number | undefined }) {
    const { signal } = this.#closing
    let lastPublishedAt = 0
    const progress = (phase: EvaluationPhase, done: number, of: number) => {
      signal.throwIfAborted()
      if (done < of && performance.now() - lastPublishedAt < minIntervalMs) return
      lastPublishedAt = performance.now()
      this.events.publish('evaluation', { run: name, phase, done, of })
    }
    try {
      signal.throwIfAborted()
      const run = await loadRun(path, this.engine)
      try {
        const evaluation = await run.evaluate({ samples, progress })
        const { epochs, step } = run.trained
        const kept = { epochs, step, ...evaluation }
        await writeAtomic(join(path, evaluationFile), `${JSON.stringify(kept, null, 2)}\n`)
      } finally {
        await run.close()
      }
      this.events.publish('evaluated', { run: name })
    } catch (error) {
      if (signal.aborted) return
      this.events.publish('failed', { run: name, of: 'evaluation', ...localizedMessages(error) })
    } finally {
      this.#names.delete(name)
    }
  }
}
