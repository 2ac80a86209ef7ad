// Trains one run, step by step: configuration, data, fit, preparation, run folder, training, result.
import { loadData } from '../../../data/load.js'
import { type StartingEngine, startEngine } from '../../../engines/node.js'
import { tellNotices } from '../../../notices.js'
import { fitConfiguration } from '../../../recipes/fit-configuration.js'
import type { Setting } from '../../../recipes/resolve.js'
import {
  type AnnouncedTraining,
  announceTraining,
} from '../../../runs/folder/announced-training.js'
import { defaultRunPath } from '../../../runs/folder/run-folder.js'
import { createRun } from '../../../runs/recording/create-run.js'
import { recordTraining } from '../../../runs/recording/record-training.js'
import { type PreparedTraining, prepareTraining } from '../../../training/prepare-training.js'
import type { TrainFlags } from '../../flags/train-flags.js'
import type { Console } from '../../terminal/console.js'
import { exitCodes } from '../../terminal/exit-code.js'
import { interruptSignal } from '../../terminal/interrupt-signal.js'
import { loadOptions, noticeLines } from '../../terminal/loading-progress.js'
import { readConfiguration } from '../../training/read-configuration.js'
import { threadNotices, threadsBeside } from '../../training/thread-notices.js'
import { trainingReport } from '../../training/training-report.js'

/** Trains one run. Resolves to the exit code: 0 done, 130 interrupted. Rejects on errors. */
export async function trainOnce(
  name: string,
  { settings, ...flags }: TrainFlags & { settings: readonly Setting[] },
  terminal: Console,
): Promise<number> {
  const { device = 'cpu' } = flags
  const report = trainingReport(terminal, flags)
  const { observers } = report
  const { signal, dispose: listenNoMore } = interruptSignal(report.stopping)
  let announced: AnnouncedTraining | undefined
  let engine: StartingEngine | undefined
  let training: PreparedTraining | undefined
  try {
    const written = await readConfiguration(name, settings, { fits: true })

    const notices = noticeLines(terminal, flags)
    const { out = defaultRunPath(written.name) } = flags
    announced = await announceTraining(out)
    const { threads, notices: beside } = threadsBeside(announced.beside, {
      device,
      threads: flags.threads,
    })
    tellNotices(threadNotices(flags.threads), notices)
    // Not an error with --strict: it is of the machine, not of the data.
    tellNotices(beside, { ...notices, strict: false })
    // The engine starts while the data is loaded.
    engine = startEngine({ device, threads })
    const data = await loadData(written.data, loadOptions(terminal, { ...flags, signal }))
    const configuration = fitConfiguration(written, data, { settings, where: name })
    if (configuration !== written || data.columnNames) report.fitted(data)
    report.start(data, { device, configuration })

    training = await prepareTraining({
      configuration,
      data,
      engine: await engine.started,
      ...notices,
    })
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
    await announced?.end()
  }
}
