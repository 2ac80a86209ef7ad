// The parsed flags of jamjae evaluate.
import type { Binarization } from '../../../analysis/binarize.js'
import type { RunFlags } from '../../flags/run-command.js'

export interface EvaluateFlags extends RunFlags {
  readonly data?: string
  readonly samples?: number
  readonly binarize?: Binarization
  readonly seed?: number
  readonly json?: true
}
