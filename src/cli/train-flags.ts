// What the flags of jamjae train and jamjae resume hold.
import type { DataConfiguration } from '../data/data-options.js'
import type { Scale } from '../data/scaling.js'
import type { Device } from '../engines/engine.js'
import type { Weights } from '../runs/checkpoint.js'

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

export interface TrainFlags extends CommonFlags {
  readonly size?: readonly [number, number]
  readonly fit?: DataConfiguration['fit']
  readonly channels?: '1' | '3'
  readonly validation?: number
  readonly scale?: Scale
  readonly skipBroken?: true
  readonly batchSize?: number
  readonly learningRate?: number
  readonly latent?: number
  readonly seed?: number
  readonly out?: string
  readonly set?: readonly string[]
}
