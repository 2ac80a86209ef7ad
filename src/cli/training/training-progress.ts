// What train and resume have in common: an engine, Ctrl-C, progress, the result, the exit code.
import type { DataSplits } from '../../data/dataset.js'
import type { PullOptions } from '../../data/named/pull-set.js'
import type { Device, Engine } from '../../engines/engine.js'
import { nodeEngine } from '../../engines/node.js'
import { summaryOf } from '../../runs/folder/run-summary.js'
import type { TrainingObserver } from '../../training/events.js'
import type { TrainingResult } from '../../training/trainer.js'
import type { WatchFlags } from '../flags/train-flags.js'
import type { Console } from '../terminal/console.js'
import { downloadProgress } from '../terminal/download-progress.js'
import { describeFailure, exitCodes } from '../terminal/exit-code.js'
import { interruption } from '../terminal/interrupt-signal.js'
import { jsonReporter } from './json-reporter.js'
import { printResult } from './print-result.js'
import { progressReporter } from './progress-reporter.js'

/** What a training is watched with. */
export interface Watch {
  readonly observers: readonly TrainingObserver[]
  readonly signal: AbortSignal
  /** For data that has to be downloaded first. */
  readonly download: PullOptions
  /** Starts the engine; the watch closes it. */
  engine(options: { device: Device; threads: number }): Promise<Engine>
  /** Lets the progress be told, from now on. */
  show(data: DataSplits, engine: Pick<Engine, 'device' | 'threads'>): void
}

/** Resolves to the exit code: 0 done, 130 interrupted. Errors are thrown. */
export async function watchedTraining(
  terminal: Console,
  flags: WatchFlags,
  train: (watch: Watch) => Promise<{ run: string; result?: TrainingResult }>,
): Promise<number> {
  const json = flags.json ? jsonReporter(terminal) : undefined
  const observers: TrainingObserver[] = json ? [json] : []
  let told: 'loading.stopped' | 'progress.stopping' = 'loading.stopped'
  const stop = interruption(() => terminal.errors.write(`\n${terminal.say(told)}\n`))
  let isTable = false
  let starting: Promise<Engine> | undefined
  try {
    const { run, result } = await train({
      observers,
      signal: stop.signal,
      download: {
        watch: flags.quiet ? undefined : downloadProgress(terminal),
        signal: stop.signal,
      },
      engine(options) {
        starting = nodeEngine(options)
        // A failure to start waits for its turn.
        starting.catch(() => {})
        return starting
      },
      show(data, engine) {
        told = 'progress.stopping'
        isTable = data.columns !== undefined
        if (!flags.quiet)
          observers.unshift(progressReporter(terminal, data.name, { ...flags, ...engine }))
      },
    })
    if (!result) {
      json?.over(await summaryOf(run))
      return exitCodes.done
    }
    if (json) json.end(run, result)
    else if (!flags.quiet) printResult(terminal, run, { ...result, isTable })
    return result.completed ? exitCodes.done : exitCodes.interrupted
  } catch (error) {
    if (error === stop.signal.reason) return exitCodes.interrupted
    json?.failed(describeFailure(error, 'en'))
    throw error
  } finally {
    stop.dispose()
    await (await starting?.catch(() => undefined))?.close()
  }
}
