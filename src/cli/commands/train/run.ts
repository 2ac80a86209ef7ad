// jamjae train, step by step: settings, variants, configuration, data, fit, preparation, run folder, training, result.
import { availableParallelism } from 'node:os'
import { loadData } from '../../../data/load.js'
import { type StartingEngine, startEngine } from '../../../engines/node.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import type { Setting } from '../../../recipes/resolve.js'
import { expandSettings, type Variant } from '../../../recipes/variants.js'
import { defaultRunPath } from '../../../runs/folder/run-folder.js'
import { createRun } from '../../../runs/recording/create-run.js'
import { recordTraining } from '../../../runs/recording/record-training.js'
import { type PreparedTraining, prepareTraining } from '../../../training/prepare-training.js'
import { type TrainFlags, trainSettings } from '../../flags/train-flags.js'
import type { Console } from '../../terminal/console.js'
import { exitCodes } from '../../terminal/exit-code.js'
import { interruptSignal } from '../../terminal/interrupt-signal.js'
import { loadOptions } from '../../terminal/loading-progress.js'
import { readConfiguration } from '../../training/read-configuration.js'
import { trainingReport } from '../../training/training-report.js'

/** Trains once, or once for each combination of listed values and seeds. Resolves to the exit code: 0 done,
 *  130 interrupted, 1 if one of several trainings failed. Rejects on errors. */
export async function runTraining(
  name: string,
  flags: TrainFlags,
  terminal: Console,
): Promise<number> {
  const variants = readVariants(flags, terminal)
  const [first] = variants
  if (first && variants.length * (flags.seeds ?? 1) === 1)
    return trainOnce(name, { ...flags, settings: first.settings }, terminal)
  const { trainVariants } = await import('./train-variants.js')
  return trainVariants(name, { flags, variants }, terminal)
}

/** Trains one run. Resolves to the exit code: 0 done, 130 interrupted. Rejects on errors. */
export async function trainOnce(
  name: string,
  { settings, ...flags }: TrainFlags & { settings: readonly Setting[] },
  terminal: Console,
): Promise<number> {
  const { device = 'cpu', threads = availableParallelism() } = flags
  const report = trainingReport(terminal, flags)
  const { observers } = report
  const { signal, dispose: listenNoMore } = interruptSignal(report.stopping)
  let engine: StartingEngine | undefined
  let training: PreparedTraining | undefined
  try {
    const written = await readConfiguration(name, settings)

    // The engine starts while the data is loaded.
    engine = startEngine({ device, threads })
    const data = await loadData(written.data, loadOptions(terminal, { ...flags, signal }))
    const configuration = fitConfiguration(written, data, { settings, where: name })
    if (configuration !== written || data.columnNames) report.fitted(data)
    report.start(data, { device, threads })

    training = await prepareTraining({ configuration, data, engine: await engine.started })
    const { out = defaultRunPath(configuration.name) } = flags
    const run = await createRun(out, training)
    const result = await recordTraining(run, training, { observers, signal })
    return report.end(run.path, result)
  } catch (error) {
    if (error === signal.reason) return exitCodes.interrupted
    report.failed(error)
    throw error
  } finally {
    listenNoMore()
    await training?.dispose()
    await engine?.close()
  }
}

function readVariants(flags: TrainFlags, terminal: Console): Variant[] {
  try {
    return expandSettings(trainSettings(flags))
  } catch (error) {
    trainingReport(terminal, flags).failed(error)
    throw error
  }
}
