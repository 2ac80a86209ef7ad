// The parsed flags of jamjae train and jamjae resume, and those of train as settings.
import type { Device } from '../../engines/engine.js'
import { parseSetting, type Setting } from '../../recipes/resolve.js'
import type { ResumableWeights } from '../../runs/recording/resume-run.js'
import { type DataFlags, dataSettings } from './data-flags.js'

export interface WatchFlags {
  readonly verbose?: true
  readonly quiet?: true
  readonly json?: true
  /** The result is one of several, reported together. */
  readonly isVariant?: true
}

interface CommonFlags extends WatchFlags {
  readonly data?: string
  readonly epochs?: number
  readonly patience?: number
  readonly threads?: number
  readonly device?: Device
}

export interface ResumeFlags extends CommonFlags {
  readonly batchSize?: number
  readonly learningRate?: number
  readonly strict?: true
  readonly weights?: ResumableWeights
}

export interface TrainFlags extends CommonFlags, DataFlags {
  readonly batchSize?: number
  readonly learningRate?: number
  readonly latent?: number
  readonly seed?: number
  readonly out?: string
  readonly set?: readonly string[]
  /** Number of seeds, each for a training. */
  readonly seeds?: number
}

/** The flags as settings; --set comes last and takes precedence. */
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
