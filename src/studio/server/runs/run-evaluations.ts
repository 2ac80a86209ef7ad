// Evaluations of runs, one after another, with progress events, stored in the runs' folders.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EvaluationPhase } from '../../../analysis/evaluate.js'
import type { EngineChoice } from '../../../engines/engine.js'
import { writeAtomic } from '../../../files/atomic-file.js'
import { loadRun } from '../../../runs/run.js'
import type { EvaluationRequest } from '../../api/evaluation.js'
import type { EventLog } from '../events/event-log.js'
import { localizedMessages } from '../guard/error-response.js'
import { HttpError } from '../guard/http-error.js'
import type { RunPath } from './run-path.js'
import { sampleQualityOf } from './sample-quality.js'

export const evaluationFile = 'evaluation.json'
const minIntervalMs = 200

interface CurrentEvaluation {
  readonly stopping: AbortController
  /** Resolves when nothing of it runs any more. */
  readonly ended: Promise<void>
}

export class RunEvaluations {
  /** Also the queued ones, by the names of their runs. */
  readonly #current = new Map<string, CurrentEvaluation>()
  readonly #closing = new AbortController()
  #last: Promise<void> = Promise.resolve()

  constructor(
    private readonly events: EventLog,
    private readonly engine: EngineChoice,
  ) {}

  /** Starts when those before it are done. Throws HttpError if this run is being evaluated already. */
  start(path: RunPath, options: EvaluationRequest): void {
    const { name } = path
    if (this.#current.has(name)) throw new HttpError(409, 'studio.evaluating', { name })
    const stopping = new AbortController()
    const signal = AbortSignal.any([stopping.signal, this.#closing.signal])
    const before = this.#last
    const ended = (async () => {
      await before
      try {
        await this.#evaluate(path, { ...options, signal })
      } finally {
        this.#current.delete(name)
      }
    })()
    this.#current.set(name, { stopping, ended })
    this.#last = ended
  }

  /** Interrupts the evaluation of a run, if there is one, and waits until that is done. */
  async stop(name: string): Promise<void> {
    const current = this.#current.get(name)
    current?.stopping.abort()
    await current?.ended
  }

  /** Interrupts the current one, and waits until that is done. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#last
  }

  async #evaluate(
    { name, path }: RunPath,
    { samples, sampleQuality: asked, signal }: EvaluationRequest & { signal: AbortSignal },
  ): Promise<void> {
    let lastPublishedAt = 0
    // Another studio, or another program, may delete the run.
    const assertThere = () => {
      if (!existsSync(path)) throw new HttpError(404, 'studio.goneRun', { name })
    }
    const progress = (phase: EvaluationPhase, done: number, of: number) => {
      signal.throwIfAborted()
      if (done < of && performance.now() - lastPublishedAt < minIntervalMs) return
      lastPublishedAt = performance.now()
      assertThere()
      this.events.publish('evaluation', { run: name, phase, done, of })
    }
    try {
      signal.throwIfAborted()
      const run = await loadRun(path, this.engine)
      try {
        const evaluation = await run.evaluate({ samples, progress })
        const { epochs, step } = run.trained
        const kept = {
          ...{ epochs, step, ...evaluation },
          ...(asked && (await sampleQualityOf(run, { ...asked, progress }))),
        }
        assertThere()
        await writeAtomic(join(path, evaluationFile), `${JSON.stringify(kept, null, 2)}\n`)
      } finally {
        await run.close()
      }
      this.events.publish('evaluated', { run: name })
    } catch (error) {
      if (signal.aborted) return
      this.events.publish('failed', { run: name, of: 'evaluation', ...localizedMessages(error) })
    }
  }
}
