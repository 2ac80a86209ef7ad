// What the flags of jamjae train hold.
import type { Device } from '../engines/engine.js'

export interface TrainFlags {
  readonly data?: string
  readonly epochs?: number
  readonly batchSize?: number
  readonly learningRate?: number
  readonly latent?: number
  readonly seed?: number
  readonly threads?: number
  readonly device?: Device
  readonly out?: string
  readonly set?: readonly string[]
  readonly verbose?: true
  readonly quiet?: true
  readonly json?: true
}
