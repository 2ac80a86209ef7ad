// jamjae train: one training, or one for each variant of its settings.
import { expandSettings, type Variant } from '../../../recipes/variants.js'
import { type TrainFlags, trainSettings } from '../../flags/train-flags.js'
import type { Console } from '../../terminal/console.js'
import { trainingReport } from '../../training/training-report.js'
import { trainOnce } from './train-once.js'

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

function readVariants(flags: TrainFlags, terminal: Console): Variant[] {
  try {
    return expandSettings(trainSettings(flags))
  } catch (error) {
    trainingReport(terminal, flags).failed(error)
    throw error
  }
}
