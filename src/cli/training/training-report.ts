// The report of a training for a person or a program, from the start to the exit code.
import type { DataSplits } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { modelFrom } from '../../models/models.js'
import { loadSummary } from '../../runs/folder/run-summary.js'
import { givenNames } from '../../runs/given-rows.js'
import type { Configuration } from '../../training/configuration.js'
import type { TrainingObserver } from '../../training/events.js'
import { NonFiniteError } from '../../training/non-finite/non-finite-error.js'
import type { TrainingResult } from '../../training/training-loop.js'
import type { WatchFlags } from '../flags/train-flags.js'
import type { Console } from '../terminal/console.js'
import { describeFailure, exitCodes } from '../terminal/exit-code.js'
import { describeFit } from './fitted-text.js'
import { jsonReporter } from './json-reporter.js'
import { printResult } from './print-result.js'
import { progressReporter } from './progress-reporter.js'

export interface TrainingReport {
  /** Observers that report during training. */
  readonly observers: readonly TrainingObserver[]
  /** The model was fitted to that data. */
  fitted(data: DataSplits): void
  /** The data is loaded: the report of the training starts. */
  start(
    data: DataSplits,
    training: Pick<Engine, 'device'> & { readonly configuration: Configuration },
  ): void
  /** The training was interrupted and is stopping. */
  stopping(): void
  /** Reports the result; returns the exit code. */
  end(run: string, result: TrainingResult): number
  /** The training was already finished; returns the exit code. */
  over(run: string): Promise<number>
  /** Reports an error to a program; for a person, `main` prints it. */
  failed(error: unknown): void
}

export function trainingReport(terminal: Console, flags: WatchFlags): TrainingReport {
  const json = flags.json ? jsonReporter(terminal) : undefined
  const observers: TrainingObserver[] = json ? [json] : []
  let stopping: 'loading.stopped' | 'progress.stopping' = 'loading.stopped'
  let table: Parameters<typeof printResult>[2]['table']
  let isImplicit = false
  return {
    observers,
    fitted(data) {
      if (!flags.quiet) terminal.errors.write(`${describeFit(terminal, data)}\n`)
    },
    start(data, { device, configuration }) {
      stopping = 'progress.stopping'
      table = data.columns && { given: givenNames({ configuration, data }) }
      isImplicit = modelFrom(configuration.model).isImplicit === true
      if (!flags.quiet)
        observers.unshift(progressReporter(terminal, data.name, { ...flags, device }))
    },
    stopping: () => void terminal.errors.write(`\n${terminal.translate(stopping)}\n`),
    end(run, result) {
      if (json) json.end(run, result)
      else if (!flags.quiet && !flags.isVariant)
        printResult(terminal, run, { ...result, table, isImplicit })
      return result.completed ? exitCodes.done : exitCodes.interrupted
    },
    async over(run) {
      json?.over(await loadSummary(run))
      return exitCodes.done
    },
    failed: (error) =>
      json?.failed(
        describeFailure(error, 'en'),
        error instanceof NonFiniteError ? error.toJSON() : undefined,
      ),
  }
}
