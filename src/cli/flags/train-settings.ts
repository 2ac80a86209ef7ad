// The flags of jamjae train as settings of a configuration.
import { parseSetting, type Setting } from '../../recipes/resolve.js'
import { dataSettings } from './data-flags.js'
import type { TrainFlags } from './train-flags.js'

/** What the flags set; --set comes last, so it has the last word. */
export function trainSettings(flags: TrainFlags): Setting[] {
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
