// What the flags of jamjae train and jamjae resume hold.
import type { Device } from '../../engines/engine.js'
import type { Weights } from '../../runs/checkpoints/checkpoint.js'
import type { DataFlags } from './data-flags.js'

export interface WatchFlags {
  readonly verbose?: true
  readonly quiet?: true
  readonly json?: true
}

interface CommonFlags extends WatchFlags {
  readonly data?: string
  readonly epochs?: number
  readonly patience?: number
  readonly threads?: number
  readonly device?: Device
}

export interface ResumeFlags extends CommonFlags {
  readonly weights?: Weights
}

export interface TrainFlags extends CommonFlags, DataFlags {
  readonly batchSize?: number
  readonly learningRate?: number
  readonly latent?: number
  readonly seed?: number
  readonly out?: string
  readonly set?: readonly string[]
}
