// What jamjae train does: resolves the configuration, opens data and engine, trains, and says where things are.
import { availableParallelism } from 'node:os'
import { loadData } from '../../../data/load.js'
import { parseSetting, type Setting } from '../../../recipes/resolve.js'
import { recordedTraining } from '../../../runs/recording/record-training.js'
import { dataSettings } from '../../flags/data-flags.js'
import type { TrainFlags } from '../../flags/train-flags.js'
import type { Console } from '../../terminal/console.js'
import { watchedLoading } from '../../terminal/loading-progress.js'
import {
  fittedConfiguration,
  fittedText,
  readConfiguration,
} from '../../training/read-configuration.js'
import { watchedTraining } from '../../training/training-progress.js'

/** Resolves to the exit code: 0 done, 130 interrupted. Errors are thrown. */
export function runTraining(name: string, flags: TrainFlags, terminal: Console): Promise<number> {
  return watchedTraining(terminal, flags, async ({ observers, signal, engine, show, download }) => {
    const settings = settingsOf(flags)
    const written = await readConfiguration(name, settings)
    const { device = 'cpu', threads = availableParallelism(), out } = flags
    // The engine starts while the data is read.
    const starting = engine({ device, threads })
    const watched = watchedLoading(terminal, { ...flags, signal })
    const data = await loadData(written.data, { ...watched, download })
    const configuration = fittedConfiguration(written, data, { settings, where: name })
    if (configuration !== written && !flags.quiet)
      terminal.errors.write(`${fittedText(terminal, data)}\n`)
    show(data, { device, threads })
    const surroundings = { data, engine: await starting, observers, signal }
    return recordedTraining({ configuration, out, ...surroundings })
  })
}

/** What the flags set; --set comes last, so it has the last word. */
function settingsOf(flags: TrainFlags): Setting[] {
  const direct: readonly (readonly [string, unknown])[] = [
    ['data.source', flags.data],
    ...dataSettings(flags),
    ['training.epochs', flags.epochs],
    ['training.batchSize', flags.batchSize],
    ['training.seed', flags.seed],
    ['training.patience', flags.patience],
    ['model.latent', flags.latent],
  ]
  return [
    ...direct.filter(([, value]) => value !== undefined),
    ...(flags.set ?? []).map(parseSetting),
    // After --set, which may choose another optimizer.
    ...(flags.learningRate === undefined
      ? []
      : [['training.optimizer.learningRate', flags.learningRate] as const]),
  ]
}
